/** Any messages of providers, in any order, twice or never: the books stay right and no payout is made twice. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { applyBankFact } from "#app/domain/payouts/apply-bank-fact.ts";
import { spendEarnings } from "#app/domain/earnings/spend-earnings.ts";
import { sweep } from "#app/domain/payouts/sweep.ts";
import { withdraw } from "#app/domain/payouts/withdraw.ts";
import { applyCardFact } from "#app/domain/deposits/apply-card-fact.ts";
import { startDeposit } from "#app/domain/deposits/start-deposit.ts";
import { pollPayouts } from "#app/processes/poll-payouts.ts";
import { requireHealthyBooks } from "#tests/kit/books.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { earned, payoutAccount, USD } from "#tests/kit/money-story.ts";

const database = useDatabase();
const CARD_STATES = ["pending", "succeeded", "failed"] as const;
const BANK_STATES = ["accepted", "settled", "refused", "returned"] as const;

const step = fc.oneof(
  fc.record({ do: fc.constant("deposit" as const), cents: fc.integer({ min: 100, max: 900 }) }),
  fc.record({
    do: fc.constant("card" as const),
    which: fc.nat(4),
    state: fc.constantFrom(...CARD_STATES),
    off: fc.constantFrom(0, 0, 0, 1),
  }),
  fc.record({ do: fc.constant("sweep" as const) }),
  fc.record({ do: fc.constant("withdraw" as const), cents: fc.integer({ min: 50, max: 900 }) }),
  fc.record({ do: fc.constant("spend" as const), micros: fc.integer({ min: 1, max: 3_000_000 }) }),
  fc.record({ do: fc.constant("ask" as const) }),
  fc.record({
    do: fc.constant("bank" as const),
    which: fc.nat(4),
    state: fc.constantFrom(...BANK_STATES),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

let round = 0;

async function take(
  one: Step,
  buyer: UserActor,
  seller: UserActor,
  methodId: string,
): Promise<void> {
  const key = newFormKey();
  if (one.do === "deposit")
    await startDeposit(buyer, { amount: USD(BigInt(one.cents) * 10_000n), key });
  if (one.do === "sweep") await sweep(CLOCK);
  if (one.do === "withdraw")
    await withdraw(seller, { amount: USD(BigInt(one.cents) * 10_000n), methodId, key });
  if (one.do === "spend") await spendEarnings(seller, { amount: USD(BigInt(one.micros)), key });
  if (one.do === "ask") await pollPayouts();
  if (one.do === "card") {
    const rows = await sql<{ id: string; amount: bigint }[]>`
      select id, amount_micros as amount from deposits where user_id = ${buyer.id} and return_to is null and state <> 'succeeded' order by id`;
    const row = rows[one.which];
    if (row)
      await applyCardFact({
        ref: `card_of_${row.id}`,
        operationKey: row.id,
        state: one.state,
        minorUnits: row.amount / 10_000n + BigInt(one.off),
        currency: "USD",
        failure: null,
      });
  }
  if (one.do === "bank") {
    const rows = await sql<{ id: string; amount: bigint }[]>`
      select id, amount_micros as amount from payouts where user_id = ${seller.id} order by id desc`;
    const row = rows[one.which];
    if (row)
      await applyBankFact({
        operationKey: row.id,
        ref: `bank_of_${row.id}`,
        state: one.state,
        minorUnits: row.amount / 10_000n,
        currency: "USD",
        reason: null,
      });
  }
}

test(
  "payouts and deposits with random providers leave right books after every step",
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
        round += 1;
        const [buyer, seller] = [await person(`ada${round}`), await person(`lin${round}`)];
        await earned(buyer, seller, 10_000_000n);
        const methodId = await payoutAccount(seller);
        // Refusals are answers too; any other error is a fault of ours.
        for (const one of steps)
          await take(one, buyer, seller, methodId).catch((problem: unknown) => {
            if ((problem as Error).name !== "Refusal") throw problem;
          });
        await requireHealthyBooks(database.owner);
        const [paid] = await sql<{ micros: bigint }[]>`
        select coalesce(sum(amount_micros), 0)::bigint as micros from payouts
        where user_id = ${seller.id} and state not in ('failed', 'returned')`;
        const held = await balance("earnings_available", seller.id, "USD");
        const spent = await balance("wallet", seller.id, "USD");
        expect((paid?.micros ?? 0n) + held + spent).toBe(9_000_000n);
      }),
      { numRuns: 40 },
    );
  },
);
