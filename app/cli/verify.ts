/**
 * `npm run verify`: proves the books, and the sandbox's own where there is one, and says so as tables, or as JSON with
 * `--json`; status 1 when any are wrong. `--new` proves what was written since the last proof, `--since MARK` since a mark that an
 * earlier proof printed (of the market's books; the sandbox goes on from its own last one).
 */
import { parseArgs } from "node:util";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { inWorld } from "#app/domain/kernel/world.ts";
import { hasSandbox } from "#app/domain/sandbox/enter-sandbox.ts";
import { verify } from "#app/domain/proof/verify.ts";
import { OperatorProblem, say } from "./terminal.ts";
import { progressLine } from "./progress-line.ts";
import { withDatabase } from "./with-database.ts";
import type { CheckResult } from "#app/domain/proof/run-check.ts";
import type { Verification, VerifyOptions } from "#app/domain/proof/verify.ts";

const EXAMPLES = 3;

export function main(args: string[]): Promise<number> {
  const { json, ...options } = readArguments(args);
  return withDatabase(async () => {
    const live = await proved(options);
    const { since, coverage } = options;
    const onItsOwn: VerifyOptions = { coverage: since === undefined ? coverage : "new" };
    const sandbox = (await hasSandbox()) ? await inWorld("sandbox", () => proved(onItsOwn)) : null;
    say(json ? JSON.stringify({ ...live, sandbox }, null, 2) : asTables(live, sandbox));
    return live.healthy && sandbox?.healthy !== false ? 0 : 1;
  });
}

async function proved(options: VerifyOptions): Promise<Verification> {
  // On the error stream, so that a program reading the JSON is not disturbed.
  const line = progressLine(process.stderr);
  try {
    return await verify({ ...options, progress: line.show });
  } catch (problem) {
    if (problem instanceof Refusal) throw new OperatorProblem(problem.message);
    throw problem;
  } finally {
    line.clear();
  }
}

/** The market's books, then the sandbox's where there is one. */
export function asTables(live: Verification, sandbox: Verification | null): string {
  if (sandbox === null) return asTable(live);
  return `${asTable(live)}\n\nThe sandbox's own books:\n\n${asTable(sandbox)}`;
}

export function readArguments(args: string[]): {
  json: boolean;
  coverage: "full" | "new";
  since: string | undefined;
} {
  try {
    const { values } = parseArgs({
      args,
      options: {
        json: { type: "boolean", default: false },
        new: { type: "boolean", default: false },
        since: { type: "string" },
      },
    });
    return { json: values.json, coverage: values.new ? "new" : "full", since: values.since };
  } catch (problem) {
    const reason = problem instanceof Error ? problem.message : "";
    throw new OperatorProblem(
      `npm run verify -- [--new | --since MARK] [--json]. ${reason}`.trim(),
    );
  }
}

/** One line per check, then the first rows of whatever was found. */
export function asTable(result: Verification): string {
  const width = Math.max(...result.checks.map((check) => check.name.length));
  const line = (check: CheckResult) =>
    `${mark(check)}  ${check.name.padEnd(width)}  ${check.ms.toFixed(0).padStart(6)} ms  ${outcome(check)}`;
  return [
    ...result.checks.map(line),
    ...result.checks.filter((check) => check.found > 0).flatMap(details),
    "",
    summary(result),
  ].join("\n");
}

function mark(check: CheckResult): string {
  if (check.found === 0) return "ok  ";
  return check.kind === "violation" ? "FAIL" : "warn";
}

function outcome(check: CheckResult): string {
  return check.found === 0 ? "" : `${check.found} found`;
}

function details(check: CheckResult): string[] {
  const shown = check.rows.slice(0, EXAMPLES);
  return [
    "",
    `${mark(check).trim()}  ${check.name}: ${check.proves}`,
    ...shown.map((row) => `      ${JSON.stringify(row)}`),
    ...(check.found > shown.length ? [`      … and ${check.found - shown.length} more`] : []),
  ];
}

function summary(result: Verification): string {
  const { violations, warnings, checks, ms, coverage, covers, since, until } = result;
  const warned = warnings === 0 ? "" : ` ${warnings} warning${warnings === 1 ? "" : "s"}.`;
  const verdict =
    violations === 0
      ? `The books are right: ${checks.length} checks.`
      : `The books are WRONG: ${violations} of ${checks.length} checks failed.`;
  const proved = coverage === "full" ? [] : [`Proved since ${since ?? "the beginning"}: ${covers}`];
  const mark = until === null ? [] : [`Proved up to ${until} (transfer:command).`];
  return [...proved, ...mark, `${verdict}${warned} (${ms.toFixed(0)} ms)`].join("\n");
}
