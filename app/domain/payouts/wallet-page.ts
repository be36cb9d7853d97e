/** The wallet page: balances, held amounts and when they move, why earnings were not paid yet, and earnings so far. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { env } from "#app/env.server.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/store/store.ts";
import { balancesOf } from "#app/domain/ledger/balance.ts";
import type { AccountKind } from "#app/domain/ledger/chart.ts";
import { isPaidOut } from "./due-people.ts";
import { restOf } from "#app/domain/security/payout-rests.ts";
import type { PayoutRest } from "#app/domain/security/payout-rests.ts";
import { activeMethod } from "./active-method.ts";
import type { PayoutMethod } from "./active-method.ts";
import { nextRun } from "./next-sweep.ts";
import { outlook } from "./outlook.ts";
import type { Outlook } from "./outlook.ts";
import { openPayoutOf } from "./payout-page.ts";
import type { PayoutView } from "./payout-page.ts";
import { preferencesOf } from "./preferences.ts";
import type { Preferences } from "./preferences.ts";

/** The wallet in one currency. */
export interface WalletPurse {
  currency: Currency;
  balanceMicros: bigint;
  availableMicros: bigint;
  clearingMicros: bigint;
  openPayout: PayoutView | null;
  preferences: Preferences;
  outlook: Outlook;
}

export interface WalletPage {
  purses: WalletPurse[];
  method: PayoutMethod | null;
  rest: PayoutRest | null;
  now: Date;
}

const HOME_CURRENCY: Currency = "USD";

/** A purse for every currency the viewer ever held, at least the home currency. */
export async function walletPage(viewer: UserActor): Promise<WalletPage> {
  requireAbility(viewer, "wallet.read");
  const [balances, method, rest, addressVerified] = await Promise.all([
    balancesOf(viewer.id),
    activeMethod(viewer.id),
    restOf(viewer.id),
    isPaidOut(viewer.id),
  ]);
  const currencies = [...new Set([HOME_CURRENCY, ...balances.map((row) => row.currency)])];
  const now = nowDate();
  const purses = await Promise.all(
    currencies.map(async (currency) => {
      const of = (kind: AccountKind) =>
        balances.find((row) => row.kind === kind && row.currency === currency)?.micros ?? 0n;
      const [openPayout, preferences, clearing] = await Promise.all([
        openPayoutOf(viewer.id, currency),
        preferencesOf(viewer.id, currency),
        clearingSchedule(viewer.id, currency),
      ]);
      const availableMicros = of("earnings_available");
      return {
        currency,
        balanceMicros: of("wallet"),
        availableMicros,
        clearingMicros: of("earnings_clearing"),
        openPayout,
        preferences,
        outlook: outlook({
          currency,
          availableMicros,
          clearing,
          preferences,
          floorMicros: env.payoutFloor,
          method,
          addressVerified,
          openPayout,
          rest,
          now,
          sweepAfter: (at) => nextRun(env.sweepCron, at),
          zone: viewer.zone,
        }),
      };
    }),
  );
  return { purses, method, rest, now };
}

/** Clearing amounts summed per moment: the forecast needs no more. */
async function clearingSchedule(
  userId: string,
  currency: Currency,
): Promise<Array<{ at: Date; micros: bigint }>> {
  return sql<Array<{ at: Date; micros: bigint }>>`
    select clears_at as at, sum(amount_micros)::bigint as micros from clearings
    where freelancer_id = ${userId} and currency = ${currency} and cleared_at is null
    group by clears_at order by clears_at limit 1000`;
}
