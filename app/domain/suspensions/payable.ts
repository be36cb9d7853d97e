/** The amount payable to a suspended person: available minus contested, in whole minor units (decision 87). */
import { env } from "#app/env.server.ts";
import { wholeMinorUnits } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { contestedIn } from "./contested.ts";
import type { Contested } from "./contested.ts";
import type { Reader } from "./open-suspension.ts";

export interface Payable {
  availableMicros: bigint;
  contestedMicros: bigint;
  /** Whole minor units; zero when it is below the smallest payout. */
  micros: bigint;
}

/** Clearing money counts once it has cleared. Pure. */
export function payableOf(available: bigint, contested: bigint, currency: Currency): Payable {
  const rest = available > contested ? available - contested : 0n;
  const { micros } = wholeMinorUnits({ micros: rest, currency }).moved;
  return {
    availableMicros: available,
    contestedMicros: contested,
    micros: micros >= env.payoutFloor ? micros : 0n,
  };
}

/** For a payout the caller has locked the person and read the contested amounts after that. */
export async function payableIn(
  reader: Reader,
  userId: string,
  contested: readonly Contested[],
  currency: Currency,
): Promise<Payable> {
  const available = await balance("earnings_available", userId, currency, reader);
  return payableOf(available, contestedIn(contested, currency), currency);
}
