/** The answer to a request for a checkout page: noted once, in any order with the processor's own messages. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import type { CheckoutAnswer } from "#app/domain/deposits/card-fact.ts";
import {
  claimDueDeposits,
  noteCheckout,
  noteMissingCheckout,
} from "#app/domain/deposits/note-checkout.ts";
import { startDeposit } from "#app/domain/deposits/start-deposit.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { USD } from "#tests/kit/money-story.ts";
import { movingClock } from "#tests/kit/moving-clock.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";

useDatabase();
const clock = movingClock();

async function begun(): Promise<string> {
  const who = await person(`buyer-${newFormKey().slice(0, 8)}`);
  const { answer } = await startDeposit(who, { amount: USD(5_000_000n), key: newFormKey() });
  return answer.depositId;
}

async function standing(id: string) {
  const [row] = await sql`
    select state, provider_ref as ref, (select count(*)::int from events where subject_id = d.id) as told
    from deposits d where id = ${id}`;
  return row;
}

const ANSWERS: Array<[CheckoutAnswer, { state: string; told: number }]> = [
  [
    { outcome: "accepted", ref: "card", url: "https://pay.test/" },
    { state: "pending", told: 0 },
  ],
  [
    { outcome: "refused", reason: "No." },
    { state: "failed", told: 1 },
  ],
  [
    { outcome: "unknown", reason: "Silence." },
    { state: "unknown", told: 0 },
  ],
];

for (const [said, { state, told }] of ANSWERS)
  changesOnce(`note a checkout that was ${said.outcome}`, async () => {
    const id = await begun();
    const named = said.outcome === "accepted" ? { ...said, ref: `card_${id}` } : said;
    return {
      call: () => noteCheckout(id, named),
      effect: () => standing(id),
      once: { state, ref: said.outcome === "accepted" ? `card_${id}` : null, told },
    };
  });

changesOnce("note a checkout the processor never heard of", async () => {
  const id = await begun();
  return {
    call: () => noteMissingCheckout(id),
    effect: () => standing(id),
    once: { state: "failed", ref: null, told: 1 },
  };
});

test("a late answer to the checkout of a pending deposit neither fails nor loses it", async () => {
  const id = await begun();
  await noteCheckout(id, { outcome: "accepted", ref: `card_${id}`, url: "https://pay.test/" });
  for (const outcome of ["refused", "unknown"] as const)
    expect(await noteCheckout(id, { outcome, reason: "Too late." })).toBe("pending");
  await noteMissingCheckout(id);
  expect(await standing(id)).toEqual({ state: "pending", ref: `card_${id}`, told: 0 });
});

test("two workers share the due deposits, and each deposit is polled once", async () => {
  const ids = [await begun(), await begun(), await begun()];
  clock.forward({ hours: 1 });
  const claims = await Promise.all([claimDueDeposits(100), claimDueDeposits(100)]);
  const claimed = claims.flat().filter((id) => ids.includes(id));
  expect(claimed.toSorted()).toEqual(ids.toSorted());
  expect(await claimDueDeposits(100)).toEqual([]);
});
