/** Locks a request, so that an award, a withdrawal and the clock come one after the other. */
import type { Tx } from "#app/domain/commands/command.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import type { Metadata } from "#app/domain/orders/own-facts.ts";
import { requestWords } from "./request-lifecycle.ts";
import type { RequestState } from "./request-lifecycle.ts";

export interface LockedRequest {
  id: string;
  buyerId: string;
  categoryId: string;
  title: string;
  description: string;
  currency: Currency;
  ceilingMicros: bigint;
  ceilingHidden: boolean;
  state: RequestState;
  closesAt: Date;
  fundsClearAt: Date | null;
  proposals: number;
  postedAt: Date;
  reference: string | null;
  metadata: Metadata | null;
}

/** Refuses `not_found`. */
export async function lockRequest(tx: Tx, requestId: string): Promise<LockedRequest> {
  const [row] = await tx.sql<LockedRequest[]>`
    select id, buyer_id as "buyerId", category_id as "categoryId", title, description, currency, ceiling_micros as "ceilingMicros",
           ceiling_hidden as "ceilingHidden", state, closes_at as "closesAt", funds_clear_at as "fundsClearAt", proposals,
           posted_at as "postedAt", reference, metadata
    from buyer_requests where id = ${requestId} for no key update`;
  return found(row);
}

/** Refuses `request_over` once it was awarded, withdrawn or given back, and from the moment its time is over. */
export function requireOpen(tx: Tx, { state, closesAt }: LockedRequest): void {
  if (state !== "open")
    refuse("request_over", {
      sentence: `This request is over: ${requestWords(state).toLowerCase()}. Nothing was done.`,
      facts: { state },
    });
  if (closesAt <= tx.command.at) refuse("request_over", { facts: { state: "expired" } });
}
