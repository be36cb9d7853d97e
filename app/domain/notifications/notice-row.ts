/** The type of a row of the notification catalogue, and the phrases its tables share. */
import type { Audience } from "#app/domain/events/define-event.ts";
import type { EventName } from "#app/domain/events/events.ts";
import type { Facts } from "./facts.ts";
import type { NoticeGroup } from "./notice-groups.ts";

/** The state in which a notice still asks for something: of a piece of its order, or of its dispute. */
export type Waiting =
  | "funded"
  | "answers"
  | "started"
  | "delivered"
  | "extension"
  | "proposal"
  | "answer"
  | "dispute"
  | "unread";

export interface NoticeRow<A extends Audience = Audience> {
  /** An audience of the event's definition. */
  to: A;
  /** Every notice is shown in the product; true sends it by mail, too, for people who are away. */
  mail: boolean;
  /** The first mail leaves at once; further notices of the kind within ten minutes share one mail at their end. */
  calm?: true;
  /** Notices about single pieces of one order share one line and one mail per interval. */
  gather?: true;
  /** The group of preferences it belongs to; absent: that of its event's first word. */
  group?: NoticeGroup;
  /** The mail leaves only if the notice is still unread after `MESSAGE_MAIL_MINUTES`. Those about one thing within as many share it. */
  mailIfUnread?: true;
  /** The notice is over, and no longer new, when nothing of its order or dispute is in this state. Absent: only reading ends it. */
  waits?: Waiting;
  /** Later events about the same thing that end the notice. */
  endedBy?: readonly EventName[];
  /** The mail's button; absent where the page's name is enough. */
  button?: string;
  /** Further paragraphs that only the mail has. */
  more?: (f: Facts) => string[];
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
export const on = (f: Facts, otherwise: string) =>
  f.due === null
    ? otherwise
    : f.severalDues
      ? `from ${f.due} on, one after the other`
      : `on ${f.due}`;
/** Where earnings are, and when they can be paid out. */
export const inEarnings = (f: Facts) =>
  f.available === null
    ? `${f.net} after commission is yours and available for payout at once.`
    : `${f.net} after commission is on its way to you. It is clearing and will be available on ${f.available}.`;
/** For an order paid with card money: its earnings wait for that money. */
export const paidByCard = (f: Facts) =>
  f.available === null
    ? ""
    : ` It was paid with a recent card payment, so your earnings are available on ${f.available} at the earliest.`;
export const them = (f: Facts) => (f.many ? "them" : "it");
export const side = (f: Facts) =>
  f.by === "buyer" ? "The buyer" : f.by === "freelancer" ? "The freelancer" : "The other side";
export const undone = "You do not have to do anything.";
