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

/** A release of a part of what is held, with what follows from it. */
export interface Release {
  /** Gross: what leaves the escrow. */
  micros: bigint;
  commissionMicros: bigint;
  /** What the freelancer earns. */
  netMicros: bigint;
  /** When the earnings are available; null when they are at once, or when nothing is released. */
  clearsAt: Date | null;
}

/** Works a release at `at` out. Posting, previews and events read its result and reckon nothing again. */
export function releaseOf(task: EscrowedTask, micros: bigint, at: Date): Release {
  const commissionMicros = commissionOnPart(task.releasedMicros, micros, task.commissionBps);
  const available = availableAt(task, at);
  return {
    micros,
    commissionMicros,
    netMicros: micros - commissionMicros,
    clearsAt: micros > 0n && available > at ? available : null,
  };
}

/** For events: the moment earnings are available, where it is later than their release. */
export function laterAvailable({ clearsAt }: Release): { availableAt?: string } {
  return clearsAt === null ? {} : { availableAt: clearsAt.toISOString() };
}

/** What a release writes: earnings that are not available yet go through clearing. */
export function releaseEntries(
  task: EscrowedTask,
  { commissionMicros, netMicros, clearsAt }: Release,
): Entry[] {
  const common = { from: task.id, currency: task.currency, subject: task.id };
  const kind = clearsAt === null ? "escrow.release" : "escrow.release_clearing";
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
