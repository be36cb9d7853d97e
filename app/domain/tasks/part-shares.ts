/** What accepting a part of a task's money does with it. Pure: the page shows it before, the command asks it inside the lock. */
import { releaseShares } from "#app/domain/escrow/entries.ts";
import { formatMoney, money } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { heldMicros } from "./locked-task.ts";
import type { LockedTask } from "./locked-task.ts";

/** All in micros. */
export interface PartShares {
  /** Gross: what leaves the escrow. */
  releaseMicros: bigint;
  commissionMicros: bigint;
  netMicros: bigint;
  /** Still held afterwards. */
  restMicros: bigint;
  /** The rest goes back to work and a revision is used; otherwise it stays delivered and its clock goes on. */
  usesRevision: boolean;
}

/**
 * `micros` is gross. Refuses `amount_not_positive`, and `amount_exceeds_held` when the part is not smaller than what is
 * held: all of it is `accept`.
 */
export function partShares(task: LockedTask, micros: bigint): PartShares {
  if (micros <= 0n) refuse("amount_not_positive", { field: "amount" });
  const held = heldMicros(task);
  if (micros >= held)
    refuse("amount_exceeds_held", {
      field: "amount",
      sentence: `A part must be less than the ${formatMoney(money(held, task.currency))} that is held. To release all of it, accept the task.`,
    });
  return {
    releaseMicros: micros,
    ...releaseShares(task, micros),
    restMicros: held - micros,
    usesRevision: task.revisionsLeft > 0,
  };
}
