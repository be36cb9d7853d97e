/** Whether a side may take a step of an offer now. Pure: commands ask it under the lock, pages for their buttons. */
import type { Obstacle } from "#app/domain/kernel/refusal.ts";
import { beginsFrom } from "#app/domain/kernel/lifecycle.ts";
import { OFFER_LIFECYCLE } from "./offer-lifecycle.ts";
import type {
  OfferSide,
  OfferState,
  OfferTransition,
  OfferTransitionRow,
} from "./offer-lifecycle.ts";

export interface OfferNow {
  state: OfferState;
  version: number;
  expiresAt: Date;
  author: OfferSide;
}

const OVER: Record<Exclude<OfferState, "open">, string> = {
  accepted: "This offer was already accepted and is an order now. Nothing more was done.",
  declined: "This offer was declined, so nothing was done.",
  withdrawn: "This offer was withdrawn, so nothing was done.",
  expired: "This offer has expired, so nothing was done. Ask for a new one.",
};

/**
 * The obstacle, or null: `stale_offer` for an offer that is over and for a version that was replaced (facts: the state and the
 * current version), `own_offer` for the author of the version, `not_author` for the other side.
 */
export function whyNotOffer(
  offer: OfferNow,
  transition: OfferTransition,
  side: OfferSide,
  { at, seen }: { at: Date; seen?: number },
): Obstacle | null {
  const row: OfferTransitionRow = OFFER_LIFECYCLE[transition];
  const state = offer.state === "open" && offer.expiresAt <= at ? "expired" : offer.state;
  const facts = { state, version: `${offer.version}` };
  if (state !== "open") return { code: "stale_offer", sentence: OVER[state], facts };
  if (!beginsFrom(row, state)) return { code: "transition_refused", facts };
  if (seen !== undefined && seen !== offer.version) return { code: "stale_offer", facts };
  if (row.by === "other" && side === offer.author) return { code: "own_offer" };
  if (row.by === "author" && side !== offer.author) return { code: "not_author" };
  return null;
}
