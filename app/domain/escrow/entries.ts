/** What releasing or refunding a part of a task's held money writes into the books: pure, so that it can be previewed. */
import { commissionOnPart } from "#app/domain/commission/quote.ts";
import { PLATFORM } from "#app/domain/ledger/chart.ts";
import type { Entry } from "#app/domain/ledger/post.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import type { Currency } from "#app/domain/kernel/money.ts";

/** The task's side of an escrow step: who gets what, and how much was released before. */
export interface EscrowedTask {
  id: string;
  buyerId: string;
  freelancerId: string;
  currency: Currency;
  releasedMicros: bigint;
  commissionBps: number;
  /** How long earnings clear after their release, at least. */
  clearingHours: number;
  /** Paid with card money: earnings are available no sooner than this. */
  fundsClearAt: Date | null;
}

/** When earnings released at `releasedAt` are available; that very moment when nothing holds them back. */
export function availableAt(
  task: Pick<EscrowedTask, "clearingHours" | "fundsClearAt">,
  releasedAt: Date,
): Date {
  const rested = hoursAfter(releasedAt, task.clearingHours);
  return task.fundsClearAt !== null && task.fundsClearAt > rested ? task.fundsClearAt : rested;
}

/** The split of a release: the platform's share and what the freelancer earns, in micros. */
export function releaseShares(
  task: EscrowedTask,
  micros: bigint,
): { commissionMicros: bigint; netMicros: bigint } {
  const commissionMicros = commissionOnPart(task.releasedMicros, micros, task.commissionBps);
  return { commissionMicros, netMicros: micros - commissionMicros };
}

/** For events: the moment earnings are available, where it is later than their release and anything was released. */
export function laterAvailable(
  task: Pick<EscrowedTask, "clearingHours" | "fundsClearAt">,
  release: { micros: bigint; at: Date },
): { availableAt?: string } {
  const at = availableAt(task, release.at);
  return release.micros > 0n && at > release.at ? { availableAt: at.toISOString() } : {};
}

/** What a release at `at` writes: earnings that are not available yet go through clearing. */
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

/** No commission on money that goes back. */
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
