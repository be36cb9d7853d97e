/** How much of a suspended person's earnings is contested at a moment: as staff decided, or as proposed while they did not. */
import type { Currency } from "#app/domain/kernel/money.ts";
import { proposedContest } from "./proposed-contest.ts";
import type { OpenSuspension, Reader } from "./open-suspension.ts";

export interface Contested {
  currency: Currency;
  micros: bigint;
  /** From then on it is no longer contested; null when nothing is. */
  endsAt: Date | null;
  reason: string;
  appeal: string | null;
  /** False while the proposal stands in for a decision. */
  decided: boolean;
}

const UNDECIDED =
  "Our staff have not decided yet. Until they do, everything earned from orders paid by card in the 120 days before the suspension is held.";

/**
 * One row for each currency something was decided or is proposed in; what has ended counts as nothing. For a decision about
 * money the caller has locked the person.
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

/** What of a currency is contested; nothing where nobody said so. Pure. */
export function contestedIn(contested: readonly Contested[], currency: Currency): bigint {
  return contested.find((row) => row.currency === currency)?.micros ?? 0n;
}
