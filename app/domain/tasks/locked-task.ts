/** A task as a command sees it: locked, fresh, with what its order froze. */
import type { EscrowedTask } from "#app/domain/escrow/entries.ts";
import type { TaskState, TaskTransition } from "./task-lifecycle.ts";

export interface LockedTask extends EscrowedTask {
  orderId: string;
  title: string;
  priceMicros: bigint;
  refundedMicros: bigint;
  state: TaskState;
  version: number;
  deliveryDays: number;
  revisionsLeft: number;
  dueAt: Date | null;
  deliveredAt: Date | null;
  nextEvent: TaskTransition | null;
  nextAt: Date | null;
  cancelProposedBy: "buyer" | "freelancer" | null;
  extensionDays: number | null;
  fundedAt: Date;
  autoAcceptHours: number;
  /** False while its order is being made (`fillings/`); what is read for a page is false for ever when that came to nothing. */
  stands: boolean;
}

/** What an order was paid with: see `wallet/card-money.ts`. */
export type Funding = "balance" | "card";

export type { Party } from "#app/domain/access/party.ts";

/** What is still held for the task, in micros. */
export function heldMicros(task: {
  priceMicros: bigint;
  releasedMicros: bigint;
  refundedMicros: bigint;
}): bigint {
  return task.priceMicros - task.releasedMicros - task.refundedMicros;
}
