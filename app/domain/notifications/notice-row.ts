/** How one line of the notification catalogue looks, and the phrases its tables share. */
import type { Audience } from "#app/domain/events/define-event.ts";
import type { Facts } from "./facts.ts";

export interface NoticeRow<A extends Audience = Audience> {
  /** One of those the event's definition tells. */
  to: A;
  /** In the product always; by mail where it should reach people who are away. */
  mail: boolean;
  /** The first mail leaves at once; more notices of the kind within ten minutes share one mail at the end of them. */
  calm?: true;
  title: (f: Facts) => string;
  body: (f: Facts) => string;
  link: (f: Facts) => string;
}

export const task = (f: Facts) => f.taskLink;
export const dispute = (f: Facts) => f.disputeLink;
export const payout = (f: Facts) => f.payoutLink;
/** The moment that counts, or where to find it when the event does not carry it. */
export const by = (f: Facts, otherwise: string) => f.due ?? otherwise;
/** When silence decides. */
export const on = (f: Facts, otherwise: string) => (f.due === null ? otherwise : `on ${f.due}`);
/** Where earnings go, and from when on they can be paid out. */
export const inEarnings = (f: Facts) =>
  f.available === null
    ? `${f.net} after commission is in your earnings.`
    : `${f.net} after commission is in your earnings. It is clearing and available on ${f.available}.`;
/** Of an order: its earnings must wait for the card money behind it. */
export const paidByCard = (f: Facts) =>
  f.available === null
    ? ""
    : ` It was paid with a recent card payment, so your earnings are available on ${f.available} at the earliest.`;
export const them = (f: Facts) => (f.many ? "them" : "it");
export const side = (f: Facts) =>
  f.by === "buyer" ? "The buyer" : f.by === "freelancer" ? "The freelancer" : "The other side";
export const undone = "Nobody has to do anything.";
