/** The small table of a mail: whom and what it is about, the amounts, and the deadline. */
import { factsOf, oneLine } from "./facts.ts";
import { rowOf } from "./words.ts";
import type { EventName } from "#app/domain/events/events.ts";
import type { NoticeToMail } from "./mail-queue.ts";

export type MailFact = readonly [label: string, value: string];

export function mailFacts(notice: NoticeToMail): MailFact[] {
  const { payload: p, kind, at, other, zone } = notice;
  const row = rowOf(kind);
  if (p === null || row === undefined) return [];
  const [name] = kind.split(" ");
  const event = { id: "", name: name as EventName, subjectId: "", payload: p, at };
  const f = factsOf(event, zone ?? undefined);
  const facts: MailFact[] = [];
  const sells = p.parties !== undefined && sideOf(kind, p.by) === "freelancer";
  if (p.orderId !== undefined) facts.push(["Order", f.what]);
  if (other !== null) facts.push([sells ? "Buyer" : "Freelancer", oneLine(other, 80)]);
  if (p.amount !== undefined) facts.push([p.orderId === undefined ? "Amount" : "Held", f.amount]);
  if (p.released !== undefined && !isZero(p.released)) facts.push(["Released", f.released]);
  if (sells && p.net !== undefined && !isZero(p.net)) facts.push(["After commission", f.net]);
  if (p.refunded !== undefined && !isZero(p.refunded))
    facts.push(["Back to the buyer", f.refunded]);
  if (sells && f.available !== null) facts.push(["Available", f.available]);
  if (row.waits !== undefined && f.due !== null)
    facts.push([f.severalDues ? "First deadline" : "Deadline", f.due]);
  return facts;
}

/** The side the recipient has in the order; null when the kind does not say. */
function sideOf(kind: string, by: string | undefined): "buyer" | "freelancer" | null {
  const to = kind.split(" ")[1];
  if (to === "buyer" || to === "freelancer") return to;
  if (to !== "other") return null;
  return by === "buyer" ? "freelancer" : by === "freelancer" ? "buyer" : null;
}

const isZero = (amount: string) => /^0(\.0*)?$/.test(amount);
