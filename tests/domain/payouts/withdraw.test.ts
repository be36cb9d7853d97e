/** Withdrawing: one payout for one confirmation, and never two open ones. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { withdraw } from "#app/domain/payouts/withdraw.ts";
import { expect, test } from "vitest";
import { useDatabase } from "#tests/kit/database.ts";
import { payoutAccount, USD } from "#tests/kit/money-story.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { seller, suspendByHand } from "#tests/kit/suspension-scene.ts";

const database = useDatabase();

happensOnce("withdraw", async () => {
  const who = await seller(10_000_000n);
  const methodId = await payoutAccount(who);
  return {
    call: (key) => withdraw(who, { amount: USD(4_000_000n), methodId, key }),
    effect: async () => ({
      available: await balance("earnings_available", who.id, "USD"),
      payouts: await sql`select state, amount_micros from payouts where user_id = ${who.id}`,
    }),
    once: { available: 5_000_000n, payouts: [{ state: "queued", amount_micros: 4_000_000n }] },
    second: "payout_already_open",
  };
});

test("a withdrawal of a person suspended meanwhile is refused", async () => {
  const who = await seller(10_000_000n);
  const methodId = await payoutAccount(who);
  await suspendByHand(database.owner, who.id);
  const asking = withdraw(who, { amount: USD(4_000_000n), methodId, key: newFormKey() });
  expect((await refusalOf(asking)).code).toBe("account_suspended");
});
