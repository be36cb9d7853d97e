/** A person's money in one currency at a glance, and what stands between their earnings and their bank account. */
import type { Currency } from "#app/domain/kernel/money.ts";
import { balancesOf } from "#app/domain/ledger/balance.ts";
import type { AccountBalance } from "#app/domain/ledger/balance.ts";
import { activeMethod } from "#app/domain/payouts/active-method.ts";

export interface MoneyGlance {
  currency: Currency;
  balanceMicros: bigint;
  availableMicros: bigint;
  clearingMicros: bigint;
}

/** `account_missing`: there are earnings, and no account to pay them to. `payout_back`: the last payout did not arrive. */
export type MoneyNeed =
  | { kind: "account_missing"; money: MoneyGlance }
  | { kind: "payout_back"; state: "failed" | "returned"; holder: string; tail: string };

const HOME_CURRENCY: Currency = "USD";

export async function moneyAtHome(
  userId: string,
): Promise<{ money: MoneyGlance[]; needs: MoneyNeed[] }> {
  const [balances, method] = await Promise.all([balancesOf(userId), activeMethod(userId)]);
  const currencies = [...new Set([HOME_CURRENCY, ...balances.map((row) => row.currency)])];
  const money = currencies.map((currency) => glance(currency, balances));
  if (method === null) {
    const earned = money.find((one) => one.availableMicros + one.clearingMicros > 0n);
    return {
      money,
      needs: earned === undefined ? [] : [{ kind: "account_missing", money: earned }],
    };
  }
  const { lastState: state, holder, tail } = method;
  if (state !== "failed" && state !== "returned") return { money, needs: [] };
  return { money, needs: [{ kind: "payout_back", state, holder, tail }] };
}

function glance(currency: Currency, balances: AccountBalance[]): MoneyGlance {
  const of = (kind: AccountBalance["kind"]) =>
    balances.find((row) => row.kind === kind && row.currency === currency)?.micros ?? 0n;
  return {
    currency,
    balanceMicros: of("wallet"),
    availableMicros: of("earnings_available"),
    clearingMicros: of("earnings_clearing"),
  };
}
