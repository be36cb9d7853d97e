/** Staff's input for contesting earnings, checked the same way at every door: amounts, reason, end, and where to appeal. */
import { firstProblem } from "#app/domain/kernel/text-problems.ts";
import { countCharacters } from "#app/domain/kernel/text-length.ts";
import { tidyLine, tidyText } from "#app/domain/kernel/tidy-text.ts";
import { requireWritten } from "#app/domain/kernel/written-text.ts";
import type { TextLimits } from "#app/domain/kernel/written-text.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { MAX_MICROS } from "#app/domain/kernel/money.ts";
import type { Money } from "#app/domain/kernel/money.ts";
import { refusalOf, refuse } from "#app/domain/kernel/refusal.ts";

export interface Contest {
  /** One for each currency; zero frees it. */
  amounts: Money[];
  reason: string;
  /** The day on which the hold ends. Null only when all amounts are zero. */
  until: Date | null;
  appeal?: string | undefined;
}

/** Before this end staff decide again, or the money becomes free. */
const MOST_DAYS = 366;
const MOST_REASON = 500;
const MOST_APPEAL = 200;

/** Refuses `invalid_input`, naming the field, when a contested amount has no reason or no end within a year. */
export function requireContest(contest: Contest, now: Date): void {
  const { amounts, reason, until } = contest;
  const no = (field: string, sentence: string) => refuse("invalid_input", { field, sentence });
  if (amounts.length === 0)
    no("amounts", "Enter at least one amount. 0 releases all the money in a currency.");
  if (amounts.some(({ micros }) => micros < 0n || micros > MAX_MICROS))
    no(
      "amounts",
      "A contested amount must be zero or more, and not larger than Farthing can handle.",
    );
  if (new Set(amounts.map(({ currency }) => currency)).size !== amounts.length)
    no("amounts", "Give each currency only once.");
  requireText(contest.appeal ?? "", "appeal", { max: MOST_APPEAL, lines: "one" });
  requireText(reason, "contestReason", { max: MOST_REASON, lines: "many" });
  if (amounts.every(({ micros }) => micros === 0n)) return;
  if (countCharacters(tidyText(reason)) < 3)
    no("contestReason", "Please say why this money is contested; the person reads it.");
  if (until === null || until <= now || until > hoursAfter(now, MOST_DAYS * 24))
    no("until", "Give the day on which the hold ends. It must be after today and within a year.");
}

/** The command's hashed input holds the contest as JSON, so its texts are judged here. */
function requireText(text: string, field: string, limits: TextLimits): void {
  const problem = firstProblem(requireWritten(text, field, limits), limits.lines);
  if (problem !== null) throw refusalOf({ ...problem, field });
}

/** Its form in the command's input hash. */
export function contestHashed({ amounts, reason, until, appeal }: Contest): string {
  const each = amounts.map(({ micros, currency }) => `${micros} ${currency}`).toSorted();
  return JSON.stringify([each, reason, until?.toISOString() ?? null, appeal ?? null]);
}

/** Appends the decision; the caller has locked the person. */
export async function writeContest(tx: Tx, suspensionId: string, contest: Contest): Promise<void> {
  const rows = contest.amounts.map(({ micros, currency }) => ({
    id: newId("contest"),
    currency,
    micros: `${micros}`,
    endsAt: micros === 0n ? null : contest.until,
  }));
  await tx.sql`
    insert into contested_amounts (id, suspension_id, currency, amount_micros, reason, appeal, ends_at, at, command_id)
    select r.id, ${suspensionId}, r.currency, r.micros, ${tidyText(contest.reason)}, ${contest.appeal === undefined ? null : tidyLine(contest.appeal)}, r."endsAt",
           ${tx.command.at}, ${tx.command.id}
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as r(id text, currency text, micros bigint, "endsAt" timestamptz)`;
}
