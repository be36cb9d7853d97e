/**
 * `npm run verify`: proves the books, and the sandbox's own where there is one, and says so as tables, or as JSON with
 * `--json`; status 1 when any are wrong.
 */
import { inWorld } from "#app/domain/kernel/world.ts";
import { hasSandbox } from "#app/domain/worlds/enter-sandbox.ts";
import { verify } from "#app/domain/ledger/verify.ts";
import { say } from "./terminal.ts";
import { withDatabase } from "./with-database.ts";
import type { CheckResult, Verification } from "#app/domain/ledger/verify.ts";

const PATIENCE_MS = 2000;
const EXAMPLES = 3;

export function main(args: string[]): Promise<number> {
  const json = args.includes("--json");
  return withDatabase(async () => {
    const live = await verify(telling());
    const sandbox = (await hasSandbox()) ? await inWorld("sandbox", () => verify(telling())) : null;
    if (json) say(JSON.stringify({ ...live, sandbox }, null, 2));
    else say(asTables(live, sandbox));
    return live.healthy && sandbox?.healthy !== false ? 0 : 1;
  });
}

function telling(): NonNullable<Parameters<typeof verify>[0]> {
  const started = performance.now();
  return (check, position, total) => {
    // On the error stream, so that a program reading the JSON is not disturbed.
    if (performance.now() - started > PATIENCE_MS)
      process.stderr.write(`  check ${position} of ${total}: ${check.name} …\n`);
  };
}

/** The market's books, then the sandbox's where there is one. */
export function asTables(live: Verification, sandbox: Verification | null): string {
  if (sandbox === null) return asTable(live);
  return `${asTable(live)}\n\nThe sandbox's own books:\n\n${asTable(sandbox)}`;
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

function summary({ violations, warnings, checks, ms }: Verification): string {
  const warned = warnings === 0 ? "" : ` ${warnings} warning${warnings === 1 ? "" : "s"}.`;
  const verdict =
    violations === 0
      ? `The books are right: ${checks.length} checks.`
      : `The books are WRONG: ${violations} of ${checks.length} checks failed.`;
  return `${verdict}${warned} (${ms.toFixed(0)} ms)`;
}
