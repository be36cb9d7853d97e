/** The type of a row of the notification catalogue, and the phrases its tables share. */
import type { Audience } from "#app/domain/events/define-event.ts";
import type { Facts } from "./facts.ts";

export interface NoticeRow<A extends Audience = Audience> {
  /** An audience of the event's definition. */
  to: A;
  /** Every notice is shown in the product; true sends it by mail, too, for people who are away. */
  mail: boolean;
  /** The first mail leaves at once; further notices of the kind within ten minutes share one mail at their end. */
  calm?: true;
  title: (f: Facts) => string;
  body: (f: Facts) => string;
  link: (f: Facts) => string;
}

export const task = (f: Facts) => f.taskLink;
export const dispute = (f: Facts) => f.disputeLink;
export const payout = (f: Facts) => f.payoutLink;
/** The due moment, or a phrase when the event has none. */
export const by = (f: Facts, otherwise: string) => f.due ?? otherwise;
/** `on` the due moment, when the clock acts; or the phrase when the event has none. */
export const on = (f: Facts, otherwise: string) => (f.due === null ? otherwise : `on ${f.due}`);
/** Where earnings are, and when they can be paid out. */
export const inEarnings = (f: Facts) =>
  f.available === null
    ? `${f.net} after commission is in your earnings.`
    : `${f.net} after commission is in your earnings. It is clearing and available on ${f.available}.`;
/** For an order paid with card money: its earnings wait for that money. */
export const paidByCard = (f: Facts) =>
  f.available === null
    ? ""
    : ` It was paid with a recent card payment, so your earnings are available on ${f.available} at the earliest.`;
export const them = (f: Facts) => (f.many ? "them" : "it");
export const side = (f: Facts) =>
  f.by === "buyer" ? "The buyer" : f.by === "freelancer" ? "The freelancer" : "The other side";
export const undone = "Nobody has to do anything.";
