/** Splits a task's money when a part is accepted (decision 60). Pure: page and command make the same move. */
import { formatMoney, money } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import type { Move } from "./after-transition.ts";
import { heldMicros } from "./locked-task.ts";
import type { LockedTask, Party } from "./locked-task.ts";
import { moveOutcome } from "./move-outcome.ts";

/** All in micros. */
export interface PartShares {
  /** Gross: the amount that leaves the escrow. */
  releaseMicros: bigint;
  commissionMicros: bigint;
  netMicros: bigint;
  /** Still held afterwards. */
  restMicros: bigint;
  /** True: the rest goes back to work and a revision is used. False: it stays delivered and its clock goes on. */
  usesRevision: boolean;
}

/**
 * The move that accepts a part; `micros` is gross. Refuses `amount_not_positive`, and `amount_exceeds_held` when the part is not
 * smaller than what is held: `accept` is for all of it.
 */
export function partMove(
  task: LockedTask,
  micros: bigint,
  { party, note }: { party: Party; note: string },
): Move {
  if (micros <= 0n) refuse("amount_not_positive", { field: "amount" });
  const held = heldMicros(task);
  if (micros >= held)
    refuse("amount_exceeds_held", {
      field: "amount",
      sentence: `A part must be less than the ${formatMoney(money(held, task.currency))} that is held. To release all of it, accept the task.`,
    });
  return { task, party, note, releaseMicros: micros, refundMicros: 0n };
}

/** The result of accepting a part at `at`. Refuses what `partMove` refuses. */
export function partShares(task: LockedTask, micros: bigint, at: Date): PartShares {
  const move = partMove(task, micros, { party: "buyer", note: "" });
  const { release, after } = moveOutcome("accept_part", move, at);
  return {
    releaseMicros: release.micros,
    commissionMicros: release.commissionMicros,
    netMicros: release.netMicros,
    restMicros: heldMicros(task) - release.micros,
    usesRevision: after.revisionsLeft < task.revisionsLeft,
  };
}
