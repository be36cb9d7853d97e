/** The ledger entries of releasing or refunding a part of a task's held money. Pure, so that pages can preview them. */
import { commissionOnPart } from "#app/domain/commission/quote.ts";
import { PLATFORM } from "#app/domain/ledger/chart.ts";
import type { Entry } from "#app/domain/ledger/post.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import type { Currency } from "#app/domain/kernel/money.ts";

/** The fields of a task that a division needs. */
export interface EscrowedTask {
  id: string;
  buyerId: string;
  freelancerId: string;
  currency: Currency;
  releasedMicros: bigint;
  commissionBps: number;
  /** Minimum clearing period after a release. */
  clearingHours: number;
  /** Set for card money: earnings are available no sooner. */
  fundsClearAt: Date | null;
}

/** When earnings released at `releasedAt` are available; `releasedAt` itself without clearing. */
export function availableAt(
  task: Pick<EscrowedTask, "clearingHours" | "fundsClearAt">,
  releasedAt: Date,
): Date {
  const rested = hoursAfter(releasedAt, task.clearingHours);
  return task.fundsClearAt !== null && task.fundsClearAt > rested ? task.fundsClearAt : rested;
}

/** Splits a release into commission and the freelancer's net, in micros. */
export function releaseShares(
  task: EscrowedTask,
  micros: bigint,
): { commissionMicros: bigint; netMicros: bigint } {
  const commissionMicros = commissionOnPart(task.releasedMicros, micros, task.commissionBps);
  return { commissionMicros, netMicros: micros - commissionMicros };
}

/** For events: `availableAt`, if anything was released and is available later than its release. */
export function laterAvailable(
  task: Pick<EscrowedTask, "clearingHours" | "fundsClearAt">,
  release: { micros: bigint; at: Date },
): { availableAt?: string } {
  const at = availableAt(task, release.at);
  return release.micros > 0n && at > release.at ? { availableAt: at.toISOString() } : {};
}

/** Entries of a release at `at`; earnings that are not available yet go to the clearing account. */
export function releaseEntries(task: EscrowedTask, micros: bigint, at: Date): Entry[] {
  const { commissionMicros, netMicros } = releaseShares(task, micros);
  const common = { from: task.id, currency: task.currency, subject: task.id };
  const kind = availableAt(task, at) > at ? "escrow.release_clearing" : "escrow.release";
  const entries: Entry[] = [
    { ...common, kind, to: task.freelancerId, micros: netMicros },
    { ...common, kind: "escrow.commission", to: PLATFORM, micros: commissionMicros },
  ];
  return entries.filter((entry) => entry.micros > 0n);
}

/** Entries of a refund; no commission is taken. */
export function refundEntries(task: EscrowedTask, micros: bigint): Entry[] {
  if (micros === 0n) return [];
  return [
    {
      kind: "escrow.refund",
      from: task.id,
      to: task.buyerId,
      currency: task.currency,
      micros,
      subject: task.id,
    },
  ];
}
