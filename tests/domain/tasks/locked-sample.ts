/** A task as a command has locked it, for pure tests: delivered once unless told otherwise. */
import type { LockedTask } from "#app/domain/tasks/locked-task.ts";

const FUNDED_AT = new Date("2026-11-01T12:00:00.000Z");
export const DELIVERED_AT = new Date("2026-11-03T12:00:00.000Z");

export function lockedTask(facts: Partial<LockedTask> = {}): LockedTask {
  return {
    id: "tsk_1",
    orderId: "ord_1",
    buyerId: "usr_ada",
    freelancerId: "usr_lin",
    title: "A coin",
    currency: "USD",
    priceMicros: 10_000_000n,
    releasedMicros: 0n,
    refundedMicros: 0n,
    commissionBps: 1000,
    clearingHours: 0,
    fundsClearAt: null,
    state: "delivered",
    version: 3,
    deliveryDays: 2,
    revisionsLeft: 2,
    dueAt: new Date("2026-11-03T13:00:00.000Z"),
    deliveredAt: DELIVERED_AT,
    nextEvent: "settle",
    nextAt: new Date("2026-11-06T12:00:00.000Z"),
    cancelProposedBy: null,
    extensionDays: null,
    fundedAt: FUNDED_AT,
    autoAcceptHours: 55,
    agreed: false,
    stands: true,
    ...facts,
  };
}
