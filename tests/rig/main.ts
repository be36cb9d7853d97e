/** `npm run rig -- NAME`: long runs that break the product on purpose. The test suite has a short form of each. */
import { mutants } from "./run-mutants.ts";
import { wholeTests } from "./run-whole.ts";

const RIGS: Record<string, (args: string[]) => Promise<number>> = { mutants, ...wholeTests };

const [name = "", ...args] = process.argv.slice(2);
const rig = RIGS[name];
if (rig === undefined) {
  process.stderr.write(`Name a rig: ${Object.keys(RIGS).join(", ")}\n`);
  process.exit(2);
}
process.exit(await rig(args));
