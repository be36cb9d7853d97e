/** Spending earnings: available earnings become balance, never more than there are. */
import { balance } from "#app/domain/ledger/balance.ts";
import { spendEarnings } from "#app/domain/earnings/spend-earnings.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { USD } from "#tests/kit/money-story.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { seller } from "#tests/kit/suspension-scene.ts";

useDatabase();

happensOnce("spend earnings", async () => {
  const who = await seller(10_000_000n);
  return {
    call: (key) => spendEarnings(who, { amount: USD(5_000_001n), key }),
    effect: async () => [
      await balance("earnings_available", who.id, "USD"),
      await balance("wallet", who.id, "USD"),
    ],
    once: [3_999_999n, 5_000_001n],
    second: "insufficient_balance",
  };
});
