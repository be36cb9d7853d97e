/** What may be paid to a suspended person: what is available beyond what is contested, in whole minor units. */
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
  /** Whole minor units; zero when it is less than a payout may be. */
  micros: bigint;
}

/** Money that is still clearing counts when it has cleared. Pure. */
export function payableOf(available: bigint, contested: bigint, currency: Currency): Payable {
  const rest = available > contested ? available - contested : 0n;
  const { micros } = wholeMinorUnits({ micros: rest, currency }).moved;
  return {
    availableMicros: available,
    contestedMicros: contested,
    micros: micros >= env.payoutFloor ? micros : 0n,
  };
}

/** For a payout the caller has locked the person and read what is contested after that. */
export async function payableIn(
  reader: Reader,
  userId: string,
  contested: readonly Contested[],
  currency: Currency,
): Promise<Payable> {
  const available = await balance("earnings_available", userId, currency, reader);
  return payableOf(available, contestedIn(contested, currency), currency);
}
