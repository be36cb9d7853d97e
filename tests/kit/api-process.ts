/** Forks another process that calls the API over the same database, for tests of two processes at once. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { provideDatabase } from "#app/env.server.ts";
import { call } from "./api.ts";
import type { Sent } from "./api.ts";

interface Asked {
  token: string;
  method: string;
  path: string;
  sent: Pick<Sent, "body" | "key">;
  times: number;
}

/** Part of each answer, in the order of the calls. */
export interface Told {
  status: number;
  text: string;
  replayed: boolean;
  retryAfter: string | null;
}

export interface ApiProcess {
  /** Makes the same call `times` times at once. */
  ask(asked: Asked): Promise<Told[]>;
  stop(): void;
}

/** Resolves once the process is up, so that two processes can be started at the same moment. */
export async function startApiProcess(databaseUrl: string): Promise<ApiProcess> {
  const child = fork(import.meta.filename, ["--api-process"], {
    env: {
      PATH: process.env["PATH"],
      NODE_ENV: "test",
      NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"],
      DATABASE_URL: databaseUrl,
    },
    execArgv: [],
  });
  await once(child, "message");
  return {
    async ask(asked) {
      child.send(asked);
      const [told] = (await once(child, "message")) as [Told[]];
      return told;
    },
    stop: () => void child.kill(),
  };
}

if (process.argv.includes("--api-process")) {
  provideDatabase(process.env["DATABASE_URL"] ?? "");
  process.on("disconnect", () => process.exit(0));
  process.on("message", (asked: Asked) => {
    const one = () => call(asked.token, asked.method, asked.path, asked.sent);
    void Promise.all(Array.from({ length: asked.times }, one)).then((answers) =>
      process.send?.(
        answers.map(({ status, text, headers }) => ({
          status,
          text,
          replayed: headers.get("idempotent-replayed") === "true",
          retryAfter: headers.get("retry-after"),
        })),
      ),
    );
  });
  process.send?.("up");
}
