/** `npm run sweep`: clears earnings and sweeps now instead of at the full hour. */
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { countSetbacks } from "#app/domain/jobs/setbacks.ts";
import { clearDue } from "#app/domain/earnings/clear-earnings.ts";
import { sweep } from "#app/domain/payouts/sweep.ts";
import { say } from "./terminal.ts";
import { withDatabase } from "./with-database.ts";

const PROGRESS_MS = 2000;

export function main(): Promise<number> {
  return withDatabase(async () => {
    const cleared = await clearDue(OPERATOR, { progress: telling("earnings cleared") });
    const made = await sweep(OPERATOR, { progress: telling("payouts made") });
    say(`${cleared} earnings cleared; ${made} payouts made. The worker hands them to the bank.`);
    const left = await countSetbacks(["earnings.clear_earnings", "payouts.sweep"]);
    if (left > 0) say(`${left} could not be done: npm run verify says why.`);
    return 0;
  });
}

/** Prints the progress of a long sweep, at most every two seconds. */
function telling(what: string): (done: number) => void {
  let last = performance.now();
  return (done) => {
    if (performance.now() - last < PROGRESS_MS) return;
    last = performance.now();
    say(`  ${done} ${what} …`);
  };
}
