/** Facts of the card processor: a message received twice at once makes one change. Every fact in every state: deposit-facts.test.ts. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { applyCardFact } from "#app/domain/deposits/apply-card-fact.ts";
import type { CardFact } from "#app/domain/deposits/card-fact.ts";
import { startDeposit } from "#app/domain/deposits/start-deposit.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { depositState, USD } from "#tests/kit/money-story.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";

useDatabase();

/** A deposit of 5 $ and the processor's message when it was paid. */
async function paid() {
  const who = await person(`buyer-${newFormKey().slice(0, 8)}`);
  const { answer } = await startDeposit(who, { amount: USD(5_000_000n), key: newFormKey() });
  const id = answer.depositId;
  const fact: CardFact = {
    ref: `card_${id}`,
    operationKey: id,
    state: "succeeded",
    minorUnits: 500n,
    currency: "USD",
    failure: null,
  };
  const standing = async () => {
    const [row] = await sql<{ told: number }[]>`
      select count(*)::int as told from events where subject_id = ${id}`;
    return {
      state: await depositState(id),
      wallet: await balance("wallet", who.id, "USD"),
      told: row?.told,
    };
  };
  return { fact, standing };
}

for (const [state, once] of [
  ["succeeded", { state: "succeeded", wallet: 5_000_000n, told: 1 }],
  ["failed", { state: "failed", wallet: 0n, told: 1 }],
] as const)
  changesOnce(`apply the fact “${state}”`, async () => {
    const { fact, standing } = await paid();
    return {
      call: () => applyCardFact({ ...fact, state }),
      effect: standing,
      once,
    };
  });

test("a payment of a cent more or less than asked for is no deposit", async () => {
  for (const minorUnits of [499n, 501n]) {
    const { fact, standing } = await paid();
    expect(await applyCardFact({ ...fact, minorUnits })).toBe("suspense");
    expect(await standing()).toEqual({ state: "unknown", wallet: 0n, told: 0 });
  }
});
