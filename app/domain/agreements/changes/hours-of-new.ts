/** How long the buyer may look at a delivery of a milestone that is added: both sides read it before they agree. */
import { env } from "#app/env.server.ts";
import { autoAcceptHours } from "#app/domain/orders/order-quote.ts";
import type { ChangeState } from "./change-lifecycle.ts";
import type { ChangeTerms } from "./change-words.ts";

/** As a new order of that price would have, but never less than the order has. */
export function hoursOfNew(agreed: number, priceMicros: bigint): number {
  return Math.max(agreed, autoAcceptHours(priceMicros, env));
}

type Terms = Pick<ChangeTerms, "kind" | "priceMicros" | "autoAcceptHours"> & { state: ChangeState };

/** Of a stored change. One of an earlier release that still waits has no hours: it has those that it would get now. */
export function hoursIn(change: Terms, agreed: number): number | null {
  const { kind, state, priceMicros, autoAcceptHours: hours } = change;
  if (hours !== null || kind !== "add" || state !== "proposed") return hours;
  return hoursOfNew(agreed, priceMicros ?? 0n);
}
