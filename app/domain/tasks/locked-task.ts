/** A task as a command sees it: locked, fresh, with the terms its order froze. */
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
  /** True in an order that the parties agreed on line by line: its tasks follow one another. */
  agreed: boolean;
  /** False while its order is being made (`fillings/`); in reads for pages, false for ever when the order was called off. */
  stands: boolean;
}

/** What paid for an order: see `deposits/card-money.ts`. */
export type Funding = "balance" | "card";

export type { Party } from "#app/domain/access/party.ts";

/** The amount still held for the task, in micros. */
export function heldMicros(task: {
  priceMicros: bigint;
  releasedMicros: bigint;
  refundedMicros: bigint;
}): bigint {
  return task.priceMicros - task.releasedMicros - task.refundedMicros;
}
