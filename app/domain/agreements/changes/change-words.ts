/** A change as a sentence that both sides read: on pages, in their thread and in notices. Pure. */
import { formatMoney, money } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { cutText } from "#app/domain/kernel/cut-text.ts";
import type { ChangeKind } from "./change-kinds.ts";

/** The fields that the kind has; the others are null. */
export interface ChangeTerms {
  kind: ChangeKind;
  /** Title of the new line, or of the line the change is about. */
  title: string | null;
  scope: string | null;
  priceMicros: bigint | null;
  days: number | null;
  revisions: number | null;
  /** Of a new line: after so many hours its delivery is accepted by itself. */
  autoAcceptHours: number | null;
}

const SENTENCES: Record<ChangeKind, (of: ChangeTerms, price: string) => string> = {
  add: ({ title, days, revisions, autoAcceptHours }, price) =>
    `One more milestone, “${title}”, for ${price}: ${counted(days, "day")}, ${counted(revisions, "revision")}.${lookedAt(autoAcceptHours)}`,
  lower: ({ title }, price) =>
    `“${title}” costs ${price} less: that part of the held money goes back to the buyer.`,
  days: ({ title, days }) => `“${title}” gets ${days === 1 ? "1 more day" : `${days} more days`}.`,
  drop: ({ title }) => `“${title}” is left out. It was not funded.`,
  scope: ({ scope }) => `What belongs to the work: “${cutText(scope ?? "", 300)}”`,
};

export function changeSentence(of: ChangeTerms, currency: Currency): string {
  return SENTENCES[of.kind](of, formatMoney(money(of.priceMicros ?? 0n, currency)));
}

function lookedAt(hours: number | null): string {
  if (hours === null) return "";
  const time = hours % 24 === 0 ? counted(hours / 24, "day") : counted(hours, "hour");
  return ` If the buyer does nothing, its delivery is accepted after ${time}.`;
}

function counted(count: number | null, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count ?? 0} ${noun}s`;
}
