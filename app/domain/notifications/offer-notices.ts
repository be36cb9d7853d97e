/** Notices of offers between two people: event → words. */
import { by, side } from "./notice-row.ts";
import type { NoticeRow } from "./notice-row.ts";
import type { Facts } from "./facts.ts";

const offer = (f: Facts) => f.offerLink;
/** Later events after which an offer or a version asks for nothing. */
const OVER = [
  "offer.countered",
  "offer.accepted",
  "offer.declined",
  "offer.withdrawn",
  "offer.expired",
] as const;

/** What acceptance does with the buyer's money, for the side that may accept. */
const money = (f: Facts) =>
  f.by === "buyer"
    ? `If you accept it, ${f.held} is taken from the buyer's balance at once and held.`
    : `If you accept it, ${f.held} is taken from your balance and held.`;

export const OFFER_NOTICES = {
  "offer.made": [
    {
      to: "other",
      mail: true,
      endedBy: OVER,
      button: "Read the offer",
      link: offer,
      title: (f) => `New offer: ${f.what} for ${f.amount}`,
      body: (f) =>
        `${side(f)} made you an offer. ${money(f)} You can accept it, decline it or answer with your own version until ${by(f, "the date on its page")}.`,
    },
  ],
  "offer.countered": [
    {
      to: "other",
      mail: true,
      endedBy: OVER,
      button: "Read the new version",
      link: offer,
      title: (f) => `New version: ${f.what} for ${f.amount}`,
      body: (f) =>
        `${side(f)} changed the offer. Earlier versions cannot be accepted any more. ${money(f)} You have until ${by(f, "the date on its page")}.`,
    },
  ],
  "offer.accepted": [
    {
      to: "other",
      mail: false,
      link: offer,
      title: (f) => `Offer accepted: ${f.what}`,
      body: (f) =>
        f.by === "buyer"
          ? `The buyer accepted your offer, and it is an order now. ${f.held} is held for it.`
          : `The freelancer accepted your offer, and it is an order now. ${f.held} was taken from your balance and is held.`,
    },
  ],
  "offer.declined": [
    {
      to: "other",
      mail: true,
      link: offer,
      title: (f) => `Offer declined: ${f.what}`,
      body: (f) => `${side(f)} declined your offer. No money has moved.`,
    },
  ],
  "offer.withdrawn": [
    {
      to: "other",
      mail: false,
      link: offer,
      title: (f) => `Offer withdrawn: ${f.what}`,
      body: (f) => `${side(f)} withdrew the offer, so it cannot be accepted any more.`,
    },
  ],
  "offer.unconfirmed": [
    {
      to: "buyer",
      mail: true,
      endedBy: OVER,
      button: "See your offer",
      link: offer,
      title: (f) => `Please confirm your offer again: ${f.what}`,
      body: (f) =>
        `After you wrote it, your account was secured again, or the session or API token that wrote it was ended. So the freelancer cannot accept it, and ${f.held} stays in your balance. If you still want it, send it again from its page; if you did not write it, withdraw it.`,
    },
  ],
  "offer.expired": [
    {
      to: "buyer",
      mail: false,
      link: offer,
      title: (f) => `Offer expired: ${f.what}`,
      body: () => "It was not accepted in time. No money has moved.",
    },
    {
      to: "freelancer",
      mail: false,
      link: offer,
      title: (f) => `Offer expired: ${f.what}`,
      body: () => "It was not accepted in time. No money has moved.",
    },
  ],
} satisfies Record<string, readonly NoticeRow[]>;
