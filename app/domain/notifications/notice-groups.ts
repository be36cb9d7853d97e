/** The groups of notices that a person chooses about on `/settings/notifications`: which kinds are of which group. */
import type { EventName } from "#app/domain/events/events.ts";
import { rowOf } from "./words.ts";

export interface GroupRow {
  title: string;
  /** What is told, in a sentence under the title. */
  hint: string;
  /** Always: this channel cannot be turned off. */
  page: "choose" | "always";
  mail: "choose" | "always";
  /** The rhythm of mails for people who chose none; absent: at once. */
  usually?: "daily";
  /** The group it was a part of once: a person who turned that off and chose nothing here has this off too. */
  partOf?: "offers";
  /** Only staff get such notices. */
  staff?: true;
}

const CHOSEN = { page: "choose", mail: "choose" } as const;
const FIXED = { page: "always", mail: "always" } as const;

export const NOTICE_GROUPS = {
  work: {
    title: "Orders and work",
    hint: "New orders, deliveries, changes, deadlines, and what was accepted.",
    ...CHOSEN,
  },
  disputes: {
    title: "Disputes",
    hint: "These have deadlines after which our staff can decide without you, so they always stand on the page.",
    page: "always",
    mail: "choose",
  },
  messages: {
    title: "Messages",
    hint: "We only mail you a message that you have not read after some minutes. Several of one conversation share a mail.",
    ...CHOSEN,
  },
  offers: {
    title: "Offers and requests",
    hint: "Offers you are made, proposals for your requests, and new requests that fit you.",
    ...CHOSEN,
  },
  searches: {
    title: "Searches you saved",
    hint: "New gigs that fit a search you saved. Each search says how often it tells you.",
    ...CHOSEN,
  },
  not_chosen: {
    title: "Proposals that were not chosen",
    hint: "Requests that went to another freelancer, were withdrawn, or ended. All of a day share one mail, unless you choose otherwise.",
    ...CHOSEN,
    usually: "daily",
    partOf: "offers",
  },
  reviews: {
    title: "Reviews",
    hint: "A reminder to write yours, when reviews are published, and replies to them.",
    ...CHOSEN,
  },
  money_in: {
    title: "Money in",
    hint: "Deposits, and earnings that become available.",
    ...CHOSEN,
  },
  gigs: {
    title: "Your gigs",
    hint: "What our staff changed, or ask you to change.",
    ...CHOSEN,
  },
  staff: {
    title: "Staff work",
    hint: "What waits for staff, and what other staff decided.",
    ...CHOSEN,
    staff: true,
  },
  money_out: {
    title: "Money out",
    hint: "Payouts, withdrawals and suspensions. If another person tried to take your money, you would read it here first, so these cannot be turned off.",
    ...FIXED,
  },
  security: {
    title: "Your account and its security",
    hint: "Sign-ins, passwords, second factors, payout accounts, webhooks, your address, and the end of your account. These cannot be turned off, and they do not wait.",
    ...FIXED,
  },
} satisfies Record<string, GroupRow>;

export type NoticeGroup = keyof typeof NOTICE_GROUPS;

/** In the order of the page. */
export const GROUPS = Object.keys(NOTICE_GROUPS) as NoticeGroup[];

export function groupRow(group: NoticeGroup): GroupRow {
  return NOTICE_GROUPS[group];
}

type Topic = EventName extends `${infer T}.${string}` ? T : never;

/** The first word of an event → its group. The compiler asks for every topic; a row of the catalogue can name another group. */
const OF_TOPIC = {
  order: "work",
  task: "work",
  batch: "work",
  dispute: "disputes",
  message: "messages",
  report: "messages",
  offer: "offers",
  request: "offers",
  requests: "offers",
  proposal: "offers",
  change: "work",
  review: "reviews",
  portfolio: "work",
  deposit: "money_in",
  suspense: "money_in",
  earnings: "money_in",
  gig: "gigs",
  gigs: "gigs",
  search: "searches",
  payout: "money_out",
  suspension: "money_out",
  staff: "staff",
  books: "staff",
  user: "security",
  account: "security",
  payout_account: "security",
  payout_settings: "security",
  webhook: "security",
} satisfies Record<Topic, NoticeGroup> & Record<string, NoticeGroup>;

/** The group of a kind as in `notices.kind`. Of a kind that this version does not know: one that cannot be turned off. */
export function groupOf(kind: string): NoticeGroup {
  const [name = "", to] = kind.split(" ");
  const named = rowOf(kind)?.group;
  if (named !== undefined) return named;
  const topic = name.split(".")[0] ?? "";
  const group = (OF_TOPIC as Partial<Record<string, NoticeGroup>>)[topic] ?? "security";
  return to === "staff" ? "staff" : group;
}
