/** Sweeps now instead of at the full hour: everybody who reached their threshold gets a payout. */
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { clearDue } from "#app/domain/payouts/clear-earnings.ts";
import { sweep } from "#app/domain/payouts/sweep.ts";
import { say } from "./terminal.ts";
import { withDatabase } from "./with-database.ts";

export function main(): Promise<number> {
  return withDatabase(async () => {
    const cleared = await clearDue(OPERATOR);
    const made = await sweep(OPERATOR);
    say(`${cleared} earnings cleared; ${made} payouts made. The worker hands them to the bank.`);
    return 0;
  });
}
