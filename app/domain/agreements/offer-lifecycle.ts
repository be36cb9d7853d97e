/** The lifecycle of an offer: transition · from · to · side · words. Guards, buttons and refusals derive from it. */
import type { Step } from "#app/domain/kernel/lifecycle.ts";

export type OfferState = "open" | "accepted" | "declined" | "withdrawn" | "expired";

export type OfferSide = "buyer" | "freelancer";

export interface OfferTransitionRow extends Step<OfferState> {
  /** The side that may do it: the author of the current version, the other side, either of them, or the clock. */
  by: "author" | "other" | "either" | "clock";
  /** The label of the button; empty for the clock. */
  label: string;
  /** What the thread says of it after the name of the person. */
  done: string;
}

export const OFFER_LIFECYCLE = {
  make: {
    from: [],
    to: ["open"],
    by: "either",
    label: "Send the offer",
    done: "made an offer",
  },
  /** A new version replaces the current one, also the author's own. */
  counter: {
    from: ["open"],
    to: ["open"],
    by: "either",
    label: "Send the new version",
    done: "made a new version of the offer",
  },
  accept: {
    from: ["open"],
    to: ["accepted"],
    by: "other",
    label: "Accept the offer",
    done: "accepted the offer",
  },
  decline: {
    from: ["open"],
    to: ["declined"],
    by: "other",
    label: "Decline the offer",
    done: "declined the offer",
  },
  withdraw: {
    from: ["open"],
    to: ["withdrawn"],
    by: "author",
    label: "Withdraw the offer",
    done: "withdrew the offer",
  },
  expire: { from: ["open"], to: ["expired"], by: "clock", label: "", done: "let the offer expire" },
} as const satisfies Record<string, OfferTransitionRow>;

export type OfferTransition = keyof typeof OFFER_LIFECYCLE;
