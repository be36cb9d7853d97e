/** Reads the form about contested earnings: an amount for each currency, the reason, the end, the address for appeals. */
import { isCurrency, parseAmount } from "#app/domain/kernel/money.ts";
import type { Money } from "#app/domain/kernel/money.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { AMOUNT_REFUSALS } from "#app/domain/kernel/amount-refusals.ts";
import type { Contest } from "#app/domain/suspensions/contest-input.ts";
import type { SentForm } from "#app/http/form.ts";

const FIELD = /^contested_([A-Z]{3})$/;
const NOTHING = /^(0*([.]0*)?)$/;

/** Undefined when the form has no amounts. Refuses unreadable amounts, each at its own field. */
export function contestOf(form: SentForm): Contest | undefined {
  const amounts = Object.entries(form.values).flatMap(([name, text]): Money[] => {
    const [, currency = ""] = FIELD.exec(name) ?? [];
    if (!isCurrency(currency)) return [];
    return [{ currency, micros: readMicros(name, text.trim()) }];
  });
  if (amounts.length === 0) return undefined;
  const appeal = form.text("appeal").trim();
  return {
    amounts,
    reason: form.text("contestReason"),
    until: readDay(form.text("until")),
    appeal: appeal === "" ? undefined : appeal,
  };
}

function readMicros(field: string, text: string): bigint {
  if (NOTHING.test(text)) return 0n;
  const parsed = parseAmount(text);
  if ("micros" in parsed) return parsed.micros;
  throw new Refusal(AMOUNT_REFUSALS[parsed.problem], { field });
}

/** The start of the day, UTC; null for text that is not a date. */
function readDay(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return new Date(Temporal.PlainDate.from(text).toZonedDateTime("UTC").epochMilliseconds);
  } catch {
    return null;
  }
}
