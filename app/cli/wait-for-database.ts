/** Waits until the database answers, so that pages and worker can be started before the database. */
import { setTimeout as sleep } from "node:timers/promises";
import { env } from "#app/env.server.ts";
import { OperatorProblem, say } from "./terminal.ts";

/** Codes of a server that is unreachable, starting, stopping or full. A wrong password or database name is not among them. */
const NOT_YET =
  /^(ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOST|ENET|ENOENT|CONNECT_TIMEOUT|CONNECTION_|57P0[123]|53300)/;

const PAUSES_MS = [500, 1000, 2000, 4000, 8000, 15_000];

/** SQLSTATE or system code of a problem or its cause. */
export function codeOf(problem: unknown): string {
  const { code, cause } = (problem ?? {}) as { code?: unknown; cause?: unknown };
  if (typeof code === "string") return code;
  return cause === undefined ? "" : codeOf(cause);
}

/**
 * Calls `open` until the database answers, with growing pauses and no limit, and prints each wait. Throws every other problem at
 * once. Stops when the npm that started this process is gone, because a Ctrl-C at npm does not reach this process.
 */
export async function untilItAnswers<T>(open: () => Promise<T>): Promise<T> {
  const parent = process.ppid;
  for (let tries = 0; ; tries += 1) {
    try {
      return await open();
    } catch (problem) {
      if (!NOT_YET.test(codeOf(problem))) throw problem;
      const pause = PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)] ?? 0;
      say(
        `${(problem as Error).message}\n  Waiting for the database: the next try is in ${pause / 1000} s.`,
      );
      await sleep(pause);
      if (env.npmScript !== undefined && process.ppid !== parent)
        throw new OperatorProblem("Stopped while waiting for the database.", { cause: problem });
    }
  }
}
