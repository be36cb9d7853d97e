/** Answers of the bank that are no facts: a lost answer leaves the money set aside, an unknown payout gives it back once. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { applyBankFact } from "#app/domain/payouts/apply-bank-fact.ts";
import { noteLostAnswer, noteMissing } from "#app/domain/payouts/note-submission.ts";
import { withdraw } from "#app/domain/payouts/withdraw.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { payoutAccount, payoutState, USD } from "#tests/kit/money-story.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { seller } from "#tests/kit/suspension-scene.ts";

useDatabase();

async function queued(): Promise<{ who: UserActor; id: string }> {
  const who = await seller(10_000_000n);
  const methodId = await payoutAccount(who);
  const amount = USD(4_000_000n);
  const { answer } = await withdraw(who, { amount, methodId, key: newFormKey() });
  return { who, id: answer.payoutId };
}

/** The payout's state, its history's length and what is available. */
async function standing({ who, id }: { who: UserActor; id: string }) {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from payout_transitions where payout_id = ${id}`;
  const available = await balance("earnings_available", who.id, "USD");
  return { state: await payoutState(id), steps: row?.count, available };
}

changesOnce("note a lost answer", async () => {
  const payout = await queued();
  return {
    call: () => noteLostAnswer(payout.id, "No answer came."),
    effect: () => standing(payout),
    once: { state: "unknown", steps: 2, available: 5_000_000n },
  };
});

changesOnce("note that the bank never received a payout", async () => {
  const payout = await queued();
  return {
    call: () => noteMissing(payout.id),
    effect: () => standing(payout),
    once: { state: "failed", steps: 2, available: 9_000_000n },
  };
});

test("a payout that the bank accepted and then does not know becomes unknown, with its money set aside", async () => {
  const payout = await queued();
  const { id } = payout;
  const fact = { operationKey: id, minorUnits: 400n, currency: "USD", reason: null };
  await applyBankFact({ ...fact, ref: `bank_${id}`, state: "accepted" });
  await noteMissing(id);
  await noteMissing(id);
  expect(await standing(payout)).toEqual({ state: "unknown", steps: 3, available: 5_000_000n });
});
