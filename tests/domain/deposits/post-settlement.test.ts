/** Settlements of the card processor: posted once, and only when each payment in them is ours with the same amount. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { PLATFORM } from "#app/domain/ledger/chart.ts";
import { applyCardFact } from "#app/domain/deposits/apply-card-fact.ts";
import { postSettlement } from "#app/domain/deposits/post-settlement.ts";
import { startDeposit } from "#app/domain/deposits/start-deposit.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { USD } from "#tests/kit/money-story.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();

/** A paid deposit of 5 $; returns the processor's reference. */
async function payment(): Promise<string> {
  const who = await person(`buyer-${newFormKey().slice(0, 8)}`);
  const { answer } = await startDeposit(who, { amount: USD(5_000_000n), key: newFormKey() });
  const ref = `card_${answer.depositId}`;
  const fact = { ref, operationKey: answer.depositId, minorUnits: 500n, currency: "USD" };
  await applyCardFact({ ...fact, state: "succeeded", failure: null });
  return ref;
}

async function batch() {
  const refs = [await payment(), await payment()];
  const payments = refs.map((ref) => ({ ref, minorUnits: 500n }));
  return { ref: `batch_${newFormKey()}`, currency: "USD", minorUnits: 1000n, payments };
}

const atBank = () => balance("bank", PLATFORM, "USD");

changesOnce("post a batch", async () => {
  const [settlement, before] = [await batch(), await atBank()];
  return {
    call: () => postSettlement(settlement),
    effect: async () => (await atBank()) - before,
    once: 10_000_000n,
  };
});

test("a settlement whose sum is not that of its payments is not posted", async () => {
  const [settlement, before] = [await batch(), await atBank()];
  for (const minorUnits of [999n, 1001n]) {
    const refusal = await refusalOf(postSettlement({ ...settlement, minorUnits }));
    expect(refusal.code).toBe("settlement_mismatch");
    expect(refusal.message).toContain("payments sum to");
  }
  expect(await atBank()).toBe(before);
});

test("a settlement with another amount of a payment than in our books is not posted", async () => {
  const [settlement, before] = [await batch(), await atBank()];
  const [first, second] = settlement.payments;
  const payments = [
    { ref: first?.ref ?? "", minorUnits: 400n },
    { ref: second?.ref ?? "", minorUnits: 600n },
  ];
  const refusal = await refusalOf(postSettlement({ ...settlement, payments }));
  expect(refusal.message).toContain("not in our books");
  expect(await atBank()).toBe(before);
});

test("a settlement with a payment in another currency, or with a failed payment, is not posted", async () => {
  const [settlement, before] = [await batch(), await atBank()];
  const inEuros = { ...settlement, currency: "EUR" };
  expect((await refusalOf(postSettlement(inEuros))).code).toBe("settlement_mismatch");
  const who = await person(`buyer-${newFormKey().slice(0, 8)}`);
  const { answer } = await startDeposit(who, { amount: USD(5_000_000n), key: newFormKey() });
  const ref = `card_${answer.depositId}`;
  const fact = { ref, operationKey: answer.depositId, minorUnits: 500n, currency: "USD" };
  await applyCardFact({ ...fact, state: "failed", failure: "Declined." });
  const payments = [...settlement.payments, { ref, minorUnits: 500n }];
  const refusal = await refusalOf(postSettlement({ ...settlement, minorUnits: 1500n, payments }));
  expect(refusal.message).toContain("not in our books");
  expect(await atBank()).toBe(before);
});
