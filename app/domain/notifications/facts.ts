/** An event's payload as sentences need it: amounts and moments written out, and a phrase for each missing field. */
import { cutText } from "#app/domain/kernel/cut-text.ts";
import { dutyList } from "#app/domain/people/chosen-duties.ts";
import { env } from "#app/env.server.ts";
import { linkPath } from "#app/domain/security/mailed-links.ts";
import { stopPath } from "#app/domain/suspensions/stop-link.ts";
import { writeMoment } from "#app/domain/kernel/moment.ts";
import { formatMoney, isCurrency, money, parseAmount } from "#app/domain/kernel/money.ts";
import type { Zone } from "#app/domain/kernel/moment.ts";
import type { EventPayload } from "#app/domain/events/events.ts";
import type { RelayEvent } from "#app/domain/events/relay.ts";

export interface Facts {
  /** `“Logo design”`, or `12 pieces of “Label an image”`. */
  what: string;
  /** How many there are: `3`. */
  pieces: string;
  /** True when `what` is plural. */
  many: boolean;
  /** Amounts with their currency; a plain phrase when the event has none. */
  amount: string;
  net: string;
  held: string;
  released: string;
  refunded: string;
  /** `26 Nov 2026, 15:00 UTC`; null when nothing is due. */
  due: string | null;
  /** True when the pieces are due at different moments; `due` is the first. */
  severalDues: boolean;
  /** `26 Nov 2026, 15:00 UTC`; null when earnings are available at their release. */
  available: string | null;
  days: string;
  /** ` They wrote: “…”`, or an empty text. */
  words: string;
  /** Why a withdrawal ended without a payout. */
  ending: string;
  /** How many required questions wait for the buyer's answer; as words: `one question`, or `3 questions`. */
  unanswered: number;
  questions: string;
  /** `a file`, or `3 files`. */
  files: string;
  /** A provider's reason as a clause, or an empty text. */
  because: string;
  by: EventPayload["by"];
  /** The task's page, or the order's when the event is about several tasks. */
  taskLink: string;
  changeLink: string;
  /** Messages: the author's name, how many there are as a phrase, and the thread's page. */
  from: string;
  messages: string;
  threadLink: string;
  requestLink: string;
  /** A saved search: its name in quotes, and the page of the new gig or of the search. */
  search: string;
  searchLink: string;
  disputeLink: string;
  offerLink: string;
  portfolioLink: string;
  gigPicturesLink: string;
  caseLink: string;
  /** A reported message, for staff. */
  reportLink: string;
  /** The page of an order's reviews, and staff's page of a reported one. */
  reviewLink: string;
  reviewCaseLink: string;
  depositLink: string;
  payoutLink: string;
  webhookLink: string;
  batchLink: string;
  /** The page that stops a suspended person's withdrawal; the signature is added when it is mailed. */
  stopLink: string;
  /** The page of an invitation, and the one that keeps an account; the token is added when it is mailed. */
  claimLink: string;
  keepLink: string;
  /** When an account is closed at the earliest: `26 Nov 2026, 15:00 UTC`. */
  until: string;
  /** Staff's decision about a suspended person's money, in sentences. */
  amounts: string;
  /** The address for appeals. */
  appeal: string;
  /** `the account ending in 3000`. */
  account: string;
  personLink: string;
  /** The batch's title, and its numbers of done and refused tasks. */
  batch: string;
  done: string;
  refused: string;
  /** When it happened: `26 Nov 2026, 15:00 UTC`. */
  when: string;
  /** `“nightly”`: the person's name for a token or webhook. */
  title: string;
  /** Changes of the account's security: the change, and a clause with the place, or an empty text. */
  change: string;
  place: string;
  /** ` ending in 4321`, or an empty text. */
  tail: string;
  /** `It can act for you with these scopes: read, orders.` */
  scopes: string;
  automatic: boolean;
  /** The unlock link to the sign-in form. */
  unlockUrl: string;
  /** Decisions of staff: who decided, the person it was about, and their duties as a phrase; null for a plain member. */
  decider: string;
  person: string;
  duties: string | null;
  /** The id of the mailed link, or an empty text; and whether another account holds the address it goes to. */
  linkId: string;
  known: boolean;
  /** The pages of mailed links; the token is added when they are mailed. */
  recoverLink: string;
  notMeLink: string;
  /** Staff's reason, in one line, or an empty text. */
  said: string;
}

/** `zone` is the reader's: moments are written in it, with its name. */
export function factsOf(event: RelayEvent, zone?: Zone): Facts {
  const p = event.payload;
  const count = p.count ?? p.taskIds?.length ?? 1;
  const many = count > 1;
  const title = `“${oneLine(p.title ?? "your order", 120)}”`;
  const note = oneLine(p.note ?? "", 400);
  const taskId = p.taskId ?? (p.taskIds?.length === 1 ? p.taskIds[0] : undefined);
  const own = (prefix: string) =>
    event.subjectId.startsWith(prefix) ? event.subjectId : undefined;
  const disputeId = p.disputeId ?? own("dsp_");
  const taskPath = count === 1 ? path("tasks", taskId ?? own("tsk_")) : null;
  const orderPath = path("orders", p.orderId ?? own("ord_"));
  return {
    what: count > 1 && p.agreed !== true ? `${count} pieces of ${title}` : title,
    pieces: count.toLocaleString("en"),
    many,
    amount: written(p.amount, p, "the held money"),
    net: written(p.net, p, "your share"),
    held: written(p.held, p, "the price"),
    released: written(p.released, p, "a part"),
    refunded: written(p.refunded, p, "what was held"),
    due: p.dueAt === undefined ? null : moment(p.dueAt, zone),
    severalDues: p.lastDueAt !== undefined && p.lastDueAt !== p.dueAt,
    available: p.availableAt === undefined ? null : moment(p.availableAt, zone),
    days:
      p.days === undefined ? "some more days" : p.days === 1 ? "1 more day" : `${p.days} more days`,
    words: note === "" ? "" : ` They wrote: “${note}”`,
    files:
      p.fileIds === undefined || p.fileIds.length === 1 ? "a file" : `${p.fileIds.length} files`,
    unanswered: p.unanswered ?? 0,
    questions: p.unanswered === 1 ? "one question" : `${p.unanswered ?? 0} questions`,
    ending: note === "" ? "It ended without a payout." : note,
    because: note === "" ? "" : ` The reason given: ${note.replace(/\.$/, "")}.`,
    by: p.by,
    from: oneLine(p.fromName ?? "Someone", 80),
    messages: count === 1 ? "a message" : `${count} messages`,
    threadLink: path("messages", p.threadId ?? own("thd_")) ?? "/messages",
    taskLink: taskPath ?? orderPath ?? "/orders",
    changeLink: path("changes", p.changeId) ?? orderPath ?? "/orders",
    requestLink: many ? "/requests" : (path("requests", p.requestId) ?? "/requests"),
    ...searchFacts(p, many),
    disputeLink: path("disputes", disputeId) ?? taskPath ?? "/orders",
    portfolioLink: path("portfolio", p.portfolioId ?? own("pfp_")) ?? "/portfolio",
    gigPicturesLink: p.gigId === undefined ? "/selling/gigs" : `/selling/gigs/${p.gigId}/pictures`,
    offerLink: path("offers", p.offerId ?? own("ofr_")) ?? "/offers",
    caseLink: path("admin/disputes", disputeId) ?? "/admin",
    reportLink: path("admin/reports", own("rpt_")) ?? "/admin/reports",
    reviewLink: path("reviews/orders", p.orderId ?? own("ord_")) ?? "/orders",
    reviewCaseLink: path("admin/reviews", own("rvw_")) ?? "/admin/reviews",
    depositLink: path("wallet/deposits", p.depositId ?? own("dep_")) ?? "/wallet",
    payoutLink: path("wallet/payouts", p.payoutId ?? own("pay_")) ?? "/wallet",
    webhookLink: path("settings/webhooks", p.webhookId) ?? "/settings/webhooks",
    batchLink: path("batches", p.batchId) ?? "/batches",
    stopLink: stopPath(p.withdrawalId ?? ""),
    claimLink: linkPath("claim", p.linkId ?? ""),
    keepLink: linkPath("keep_account", p.linkId ?? ""),
    until: moment(p.until ?? "", zone) ?? "the date on the page",
    amounts: oneLine(p.amounts || "The page says what happens to your money.", 400),
    appeal: oneLine(p.appeal ?? env.supportMail, 200),
    account: p.account === undefined ? "the agreed account" : `the account ending in ${p.account}`,
    personLink: path("admin/people", p.userId) ?? "/admin/people",
    batch: oneLine(p.title ?? "Your batch", 120),
    done: (p.done ?? 0).toLocaleString("en"),
    refused: (p.refused ?? 0).toLocaleString("en"),
    ...securityFacts(event, title, zone),
    decider: oneLine(p.decider ?? "A member of staff", 80),
    person: oneLine(p.person ?? "A person", 80),
    duties: p.duties === undefined || p.duties.length === 0 ? null : dutyList(p.duties),
  };
}

function searchFacts(p: EventPayload, many: boolean) {
  const link = many ? path("saved/searches", p.searchId) : path("gigs", p.gigId);
  return {
    search: `“${oneLine(p.search ?? "your search", 80)}”`,
    searchLink: link ?? "/saved/searches",
  };
}

function securityFacts({ payload: p, at }: RelayEvent, title: string, zone: Zone) {
  const scopes = p.scopes?.join(", ") ?? "";
  return {
    when: writeMoment(at, false, zone),
    title,
    change: p.change ?? "",
    place: p.place === undefined ? "" : ` ${oneLine(p.place, 250)}`,
    tail: p.tail === undefined ? "" : ` ending in ${p.tail}`,
    scopes:
      scopes === "" ? "It can act for you." : `It can act for you with these scopes: ${scopes}.`,
    automatic: p.automatic === true,
    linkId: p.linkId ?? "",
    known: p.known === true,
    unlockUrl: p.wayIn === undefined ? "/sign-in" : `/sign-in?way-in=${p.wayIn}`,
    recoverLink: p.linkId === undefined ? "/recover" : linkPath("recover", p.linkId),
    notMeLink: p.notMe === undefined ? "/settings/security" : linkPath("not_me", p.notMe),
    said: oneLine(p.note ?? "", 400),
  };
}

/** Cuts text to one line: people write titles and notes, and a notice or a mail's subject is a single line. */
export function oneLine(text: string, most: number): string {
  const flat = text.replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
  return cutText(flat, most);
}

function path(folder: string, id: string | undefined): string | null {
  return id === undefined ? null : `/${folder}/${id}`;
}

function written(amount: string | undefined, payload: EventPayload, otherwise: string): string {
  const { currency } = payload;
  if (amount === undefined || currency === undefined || !isCurrency(currency)) return otherwise;
  const parsed = parseAmount(amount);
  return "micros" in parsed ? formatMoney(money(parsed.micros, currency)) : `${amount} ${currency}`;
}

function moment(iso: string, zone: Zone): string | null {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? null : writeMoment(at, false, zone);
}
