/**
 * Applies one mutant at a time in a copy of the checkout, and runs the tests that should notice. A mutant that no
 * test notices is a rule without a test. Each result is printed as soon as it is known. `--only WORDS` runs mutants
 * whose name or file contains the words; `--again FILE` those that did not end `noticed` in an earlier run's
 * output; `--trust` skips the first run, which shows that the tests pass without a mutant.
 */
import { readFileSync } from "node:fs";
import { FAMILIES } from "./mutant-list.ts";
import type { Mutant } from "./mutant.ts";
import { copyCheckout, fateOf, passes, removeCopy } from "./mutated-checkout.ts";
import { scoreTable, type Outcome } from "./score.ts";

/** For all named test files together, without a mutant. */
const LONGEST_BASELINE_MS = 40 * 60_000;

export async function mutants(args: string[]): Promise<number> {
  const chosen = choose(args);
  const copy = copyCheckout();
  try {
    const tests = [...new Set(chosen.flatMap(({ mutant }) => mutant.tests))];
    const first = { longestMs: LONGEST_BASELINE_MS, tell: say };
    if (!args.includes("--trust") && !(await passes(copy, tests, first))) {
      say("A test fails without any mutant, so no mutant was tried.");
      return 1;
    }
    const outcomes: Outcome[] = [];
    for (const { family, mutant } of chosen) {
      const start = performance.now();
      const fate = await fateOrError(copy, mutant);
      outcomes.push({ family, fate });
      say(`${fate.padEnd(10)}  ${family.padEnd(8)}  ${mutant.name}  (${seconds(start)} s)`);
    }
    say(`\n${scoreTable(outcomes)}`);
    const missed = outcomes.filter(({ fate }) => fate === "survived" || fate === "unclear");
    return missed.length === 0 ? 0 : 1;
  } finally {
    removeCopy(copy);
  }
}

/** A row without a test does not end a run of an hour: it counts as not noticed and is named. */
async function fateOrError(copy: string, mutant: Mutant): Promise<Outcome["fate"]> {
  try {
    const fate = await fateOf(copy, mutant);
    return fate === "survived" && mutant.refusedToo !== undefined ? "equivalent" : fate;
  } catch (error) {
    say(String(error));
    return "unclear";
  }
}

function choose(args: readonly string[]): { family: string; mutant: Mutant }[] {
  const [words, earlier] = [valueOf(args, "--only"), valueOf(args, "--again")];
  const lines = earlier === undefined ? undefined : readFileSync(earlier, "utf8").split("\n");
  return Object.entries(FAMILIES)
    .flatMap(([family, rows]) => rows.map((mutant) => ({ family, mutant })))
    .filter(
      ({ mutant: { file, name } }) => words === undefined || `${file} ${name}`.includes(words),
    )
    .filter(({ family, mutant: { name } }) => {
      const line = `noticed     ${family.padEnd(8)}  ${name}  (`;
      return lines === undefined || !lines.some((one) => one.startsWith(line));
    });
}

function valueOf(args: readonly string[], option: string): string | undefined {
  return args.includes(option) ? args[args.indexOf(option) + 1] : undefined;
}

function seconds(start: number): string {
  return ((performance.now() - start) / 1000).toFixed(0);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
