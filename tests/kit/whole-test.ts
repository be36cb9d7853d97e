/** Long tests: the suite runs a cut of each, `npm run rig -- NAME` the whole. */
import { randomInt } from "node:crypto";

/** The file of each. */
export const LONG_TESTS = {
  "hostile-requests": "tests/http/hostile-requests.test.ts",
  breakages: "tests/db/checks/checks.test.ts",
  "page-rights": "tests/http/matrix.test.ts",
  "random-proofs": "tests/domain/proof/random-proofs.test.ts",
  "agreements-kill": "tests/browser/agreements-kill.test.ts",
  "batch-kill": "tests/browser/batch-kill.test.ts",
} as const;
export type LongTest = keyof typeof LONG_TESTS;

/** The environment's name for the long test that runs whole, or `EVERY_TEST`. */
export const WHOLE_TEST = "WHOLE_TEST";
export const EVERY_TEST = "every";

/** True under `npm run rig -- NAME`, and for mutants; the cut runs otherwise. */
export function isWhole(name: LongTest): boolean {
  return [name, EVERY_TEST].includes(process.env[WHOLE_TEST] ?? "");
}

/** Whose turn it is in a cut, below `of`: another one in each run, printed, and given as `TURN` to repeat a run. */
export function turnOfRun(of: number): number {
  const turn = Number.parseInt(process.env["TURN"] ?? `${randomInt(of)}`, 10);
  process.stdout.write(`  TURN=${turn}\n`);
  return turn;
}
