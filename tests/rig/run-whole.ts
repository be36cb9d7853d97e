/** Runs a long test whole: with everything of which the suite tries a cut. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { LONG_TESTS, WHOLE_TEST } from "#tests/kit/whole-test.ts";
import type { LongTest } from "#tests/kit/whole-test.ts";

const VITEST = "node_modules/vitest/vitest.mjs";

/** The status is vitest's. */
async function runWhole(name: LongTest): Promise<number> {
  const child = spawn(process.execPath, [VITEST, "run", LONG_TESTS[name]], {
    env: { ...process.env, NODE_ENV: "test", [WHOLE_TEST]: name },
    stdio: "inherit",
  });
  const [status] = (await once(child, "close")) as [number | null];
  return status ?? 1;
}

/** A rig for each long test. */
export const wholeTests: Record<string, () => Promise<number>> = Object.fromEntries(
  (Object.keys(LONG_TESTS) as LongTest[]).map((name) => [name, () => runWhole(name)]),
);
