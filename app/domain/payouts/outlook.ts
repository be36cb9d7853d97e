/** Why a freelancer has not been paid yet, and when they will be: the sweep's rules as sentences. Pure. */
import { formatMoney, money, wholeMinorUnits } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { writeMoment } from "#app/domain/kernel/moment.ts";
import { sayRest } from "#app/domain/security/payout-rests.ts";
import type { PayoutRest } from "#app/domain/security/payout-rests.ts";
import type { Zone } from "#app/domain/kernel/moment.ts";
import type { PayoutMethod } from "./active-method.ts";
import type { Preferences } from "./preferences.ts";

export interface OutlookFacts {
  currency: Currency;
  availableMicros: bigint;
  /** Clearing earnings, soonest first. */
  clearing: Array<{ at: Date; micros: bigint }>;
  preferences: Preferences;
  floorMicros: bigint;
  method: PayoutMethod | null;
  /** False for an account whose address is not verified, also when another account verified it since. */
  addressVerified: boolean;
  openPayout: { id: string; amountMicros: bigint } | null;
  rest: PayoutRest | null;
  now: Date;
  /** The first sweep after a moment; null when there is none within forty days. */
  sweepAfter: (at: Date) => Date | null;
  /** The reader's time zone. */
  zone?: Zone;
}

export type OutlookReason =
  | "on_the_way"
  | "nothing_earned"
  | "address_unverified"
  | "no_method"
  | "last_failed"
  | "by_hand"
  | "resting"
  | "cooling"
  | "clearing"
  | "below_threshold"
  | "next_sweep";

export interface Outlook {
  reason: OutlookReason;
  sentence: string;
  /** When the next automatic payout is expected, and how much; null when something must happen first. */
  forecast: { at: Date; micros: bigint } | null;
}

/** The first reason that applies, most pressing first. */
export function outlook(facts: OutlookFacts): Outlook {
  const { availableMicros, clearing, currency, method, openPayout, preferences, rest } = facts;
  const write = (micros: bigint) => formatMoney(money(micros, currency));
  const say = (
    reason: OutlookReason,
    sentence: string,
    forecast: Outlook["forecast"] = null,
  ): Outlook => ({
    reason,
    sentence,
    forecast,
  });
  if (openPayout !== null)
    return say(
      "on_the_way",
      `A payout of ${write(openPayout.amountMicros)} is on its way. The next one can start when that one has arrived.`,
    );
  if (availableMicros === 0n && clearing.length === 0)
    return say(
      "nothing_earned",
      "Nothing is waiting to be paid out. Earnings appear here when a buyer accepts your work.",
    );
  if (!facts.addressVerified)
    return say(
      "address_unverified",
      "Nothing is paid out until you have verified an e-mail address for this account. Your earnings stay yours; verify an address under Settings.",
    );
  if (method === null)
    return say("no_method", "We do not know where to send it yet. Add your bank account.");
  if (method.lastState === "failed" || method.lastState === "returned")
    return say(
      "last_failed",
      "The last payout to this account did not work, so we do not try again automatically. Check the account, or withdraw the money yourself.",
    );
  if (rest?.until === null) return say("resting", sayRest(rest));
  if (!preferences.automatic)
    return say("by_hand", "You chose to withdraw by hand, so nothing is sent automatically.");
  return expected(facts, say, write);
}

function expected(
  facts: OutlookFacts,
  say: (reason: OutlookReason, sentence: string, forecast?: Outlook["forecast"]) => Outlook,
  write: (micros: bigint) => string,
): Outlook {
  const { availableMicros, method, preferences, floorMicros, now, zone } = facts;
  const threshold =
    preferences.thresholdMicros > floorMicros ? preferences.thresholdMicros : floorMicros;
  const forecast = forecastOf(facts, threshold);
  const when =
    forecast === null
      ? ""
      : ` Expected: ${write(forecast.micros)} on ${writeMoment(forecast.at, false, zone)}.`;
  if (availableMicros >= threshold && facts.rest !== null)
    return say("resting", `${sayRest(facts.rest, zone)}${when}`, forecast);
  if (availableMicros >= threshold && method !== null && method.coolsUntil > now)
    return say(
      "cooling",
      `Your payout account is new. So that a thief cannot empty your wallet, the first payout to it is possible on ${writeMoment(method.coolsUntil, false, zone)}.${when}`,
      forecast,
    );
  if (availableMicros >= threshold)
    return say("next_sweep", `You reached your threshold of ${write(threshold)}.${when}`, forecast);
  const missing = write(threshold - availableMicros);
  if (forecast !== null)
    return say(
      "clearing",
      `${missing} more is needed to reach your threshold of ${write(threshold)}, and that much is already clearing.${when}`,
      forecast,
    );
  const byHand =
    facts.rest === null
      ? `You can withdraw by hand from ${write(floorMicros)} on.`
      : sayRest(facts.rest, zone);
  return say(
    "below_threshold",
    `${missing} more is needed to reach your threshold of ${write(threshold)}. ${byHand}`,
  );
}

/** The first sweep at which enough is available and the account has rested, and the amount it would send. */
function forecastOf(facts: OutlookFacts, threshold: bigint): Outlook["forecast"] {
  let micros = facts.availableMicros;
  let ready = micros >= threshold ? facts.now : null;
  for (const part of facts.clearing) {
    if (ready !== null) break;
    micros += part.micros;
    if (micros >= threshold) ready = part.at;
  }
  if (ready === null) return null;
  const waits = [ready, facts.method?.coolsUntil ?? ready, facts.rest?.until ?? ready];
  const at = facts.sweepAfter(new Date(Math.max(...waits.map((each) => each.getTime()))));
  if (at === null) return null;
  const { moved } = wholeMinorUnits(money(micros, facts.currency));
  return { at, micros: moved.micros };
}
