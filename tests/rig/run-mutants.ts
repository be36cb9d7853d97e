/**
 * Changes one line of the product at a time, in a copy of the checkout, and asks the tests whether they notice. A mutant
 * that no test notices is a rule without a test. `--only WORDS` runs the mutants whose name or file contains the words;
 * `--trust` leaves out the first run, which shows that the tests pass without a mutant.
 */
import { MUTANTS } from "./mutant-list.ts";
import type { Mutant } from "./mutant.ts";
import { copyCheckout, fateOf, passes, removeCopy } from "./mutated-checkout.ts";

/** All named test files together, without a mutant. */
const LONGEST_BASELINE_MS = 20 * 60_000;

export async function mutants(args: string[]): Promise<number> {
  const only = args[args.indexOf("--only") + 1] ?? "";
  const chosen = MUTANTS.filter(
    ({ name, file }) => !args.includes("--only") || `${file} ${name}`.includes(only),
  );
  const copy = copyCheckout();
  try {
    const tests = [...new Set(chosen.flatMap((mutant) => mutant.tests))];
    if (!args.includes("--trust") && !(await passes(copy, tests, LONGEST_BASELINE_MS))) {
      say(`The tests fail without any mutant: ${tests.join(" ")}`);
      return 1;
    }
    const survivors: Mutant[] = [];
    for (const mutant of chosen) {
      const fate = await fateOf(copy, mutant);
      say(`${fate.padEnd(8)}  ${mutant.name}`);
      if (fate === "survived") survivors.push(mutant);
    }
    const noticed = chosen.length - survivors.length;
    say(`\n${noticed} of ${chosen.length} noticed (${percent(noticed, chosen.length)})`);
    return survivors.length === 0 ? 0 : 1;
  } finally {
    removeCopy(copy);
  }
}

function percent(part: number, whole: number): string {
  return `${Math.floor((100 * part) / Math.max(1, whole))} %`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
