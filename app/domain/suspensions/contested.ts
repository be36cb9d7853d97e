/** How much of a suspended person's earnings is contested at a moment: by staff's decision, until then by the proposal. */
import type { Currency } from "#app/domain/kernel/money.ts";
import { proposedContest } from "./proposed-contest.ts";
import type { OpenSuspension, Reader } from "./open-suspension.ts";

export interface Contested {
  currency: Currency;
  micros: bigint;
  /** The moment the hold ends; null when nothing is contested. */
  endsAt: Date | null;
  reason: string;
  appeal: string | null;
  /** False while the proposal applies instead of a decision. */
  decided: boolean;
}

const UNDECIDED =
  "Our staff have not decided yet. Until they do, everything earned from orders paid by card in the 120 days before the suspension is held.";

/**
 * One row for each currency with a decision or a proposal; an ended hold counts as zero. For a decision about money the caller
 * has locked the person.
 */
export async function contestedNow(
  reader: Reader,
  suspension: OpenSuspension,
  at: Date,
): Promise<Contested[]> {
  const decided = await reader<Contested[]>`
    select distinct on (currency) currency, amount_micros as micros, ends_at as "endsAt", reason, appeal, true as decided
    from contested_amounts where suspension_id = ${suspension.id} order by currency, id desc`;
  const known = new Set(decided.map(({ currency }) => currency));
  const { userId, beganAt, undecidedUntil: endsAt, appeal } = suspension;
  const proposed = await proposedContest(reader, userId, beganAt);
  const undecided = proposed
    .filter(({ currency }) => !known.has(currency))
    .map(({ currency, micros }) => {
      return { currency, micros, endsAt, reason: UNDECIDED, appeal, decided: false };
    });
  return [...decided, ...undecided].map((row) => inForce(row, at));
}

function inForce(row: Contested, at: Date): Contested {
  const ended = row.endsAt !== null && row.endsAt <= at;
  return ended ? { ...row, micros: 0n } : row;
}

/** The contested amount of a currency; zero without a row. Pure. */
export function contestedIn(contested: readonly Contested[], currency: Currency): bigint {
  return contested.find((row) => row.currency === currency)?.micros ?? 0n;
}
