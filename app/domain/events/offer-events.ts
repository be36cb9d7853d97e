/** Events of offers between two people. */
import { defineEvent } from "./define-event.ts";

const ABOUT_OFFER = [
  "side",
  "offerId",
  "version",
  "title",
  "by",
  "currency",
  "amount",
  "held",
] as const;

export const OFFER_EVENTS = {
  "offer.made": defineEvent({
    says: "One side made an offer.",
    to: "parties",
    tells: ["other"],
    always: [...ABOUT_OFFER, "dueAt"],
    sometimes: [],
  }),
  "offer.countered": defineEvent({
    says: "One side wrote a new version of an offer; earlier versions cannot be accepted any more.",
    to: "parties",
    tells: ["other"],
    always: [...ABOUT_OFFER, "dueAt"],
    sometimes: [],
  }),
  "offer.accepted": defineEvent({
    says: "An offer was accepted and became an order.",
    to: "parties",
    tells: ["other"],
    always: [...ABOUT_OFFER, "orderId"],
    sometimes: [],
  }),
  "offer.declined": defineEvent({
    says: "One side declined an offer.",
    to: "parties",
    tells: ["other"],
    always: ABOUT_OFFER,
    sometimes: [],
  }),
  "offer.withdrawn": defineEvent({
    says: "The author of an offer withdrew it.",
    to: "parties",
    tells: ["other"],
    always: ABOUT_OFFER,
    sometimes: [],
  }),
  "offer.unconfirmed": defineEvent({
    says: "A buyer's version has to be confirmed again by the buyer: the account was secured, or the token that wrote it ended.",
    to: "parties",
    tells: ["buyer"],
    always: ABOUT_OFFER,
    sometimes: [],
  }),
  "offer.expired": defineEvent({
    says: "An offer was not accepted in time.",
    to: "parties",
    tells: ["buyer", "freelancer"],
    always: ABOUT_OFFER,
    sometimes: [],
  }),
} as const;
