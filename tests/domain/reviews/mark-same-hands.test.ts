/** Accounts in the same hands: they share a payout account or a browser, and their reviews are published without counting. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { accountNumberOf } from "#app/domain/payouts/account-number.ts";
import { markOldMethods } from "#app/domain/payouts/mark-old-methods.ts";
import { saveMethod } from "#app/domain/payouts/save-method.ts";
import { markBrowser } from "#app/domain/people/same-hands/hand-marks.ts";
import { markSameHands } from "#app/domain/reviews/mark-same-hands.ts";
import { orderReviews } from "#app/domain/reviews/order-reviews.ts";
import { publishedReview } from "#app/domain/reviews/published-review.ts";
import { reviewCounts } from "#app/domain/reviews/review-list.ts";
import { sql } from "#app/domain/store/store.ts";
import { cast, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import type { TransactionSql } from "postgres";
import { useDatabase } from "#tests/kit/database.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { bothReviews, endedOrder } from "#tests/kit/review-scene.ts";

const database = useDatabase();
let people: Cast;
let made = 0;

beforeAll(async () => {
  people = await cast();
});

function savedAccount(actor: UserActor) {
  const account = accountNumberOf("DE", `1001001077${made}`.padEnd(18, "0"));
  return saveMethod(actor, { holder: "Lin Example", account, key: newFormKey() });
}

/** Money arrived at the saved accounts of these people. The rows of the payouts are gone before the books are looked at. */
async function markedAsPaid(...who: UserActor[]): Promise<number> {
  const ids = who.map(({ id }) => id);
  const write = (work: (tx: TransactionSql) => Promise<unknown>) =>
    database.owner.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await work(tx);
    });
  await write(
    (tx) => tx`
      insert into payouts (id, user_id, method_id, currency, amount_micros, state, origin, provider_key, created_at, command_id)
      select 'pay_' || m.id, m.user_id, m.id, 'USD', 1, 'settled', 'sweep', m.id, now(), m.command_id
      from payout_methods m where m.user_id = any(${ids}::text[])`,
  );
  const marked = await markOldMethods();
  await write((tx) => tx`delete from payouts where user_id = any(${ids}::text[])`);
  return marked;
}

async function two() {
  made += 1;
  return [await person(`hand-buys-${made}`), await person(`hand-sells-${made}`)] as const;
}

changesOnce("mark reviews between the same hands", async () => {
  const [buyer, seller] = await two();
  const { byBuyer } = await bothReviews(buyer, seller);
  await markBrowser(`browser ${made}`, [buyer.id, seller.id]);
  return {
    call: () => markSameHands(),
    effect: async () => (await publishedReview(byBuyer)).notCounted,
    once: "same_hands",
  };
});

test("two accounts of one browser, or of one payout account, are told before they write, and do not count", async () => {
  const [buyer, seller] = await two();
  await markBrowser(`browser ${made}`, [buyer.id, seller.id]);
  const { orderId } = await endedOrder(buyer, seller);
  expect((await orderReviews(buyer, orderId)).sameHands).toBe(true);
  const { byBuyer } = await bothReviews(buyer, seller);
  expect((await publishedReview(byBuyer)).notCounted).toBe("same_hands");
  expect(await reviewCounts({ sellerId: seller.id })).toEqual({
    published: 1,
    counted: 0,
    stars: 0,
  });
  const [payer, paid] = await two();
  await savedAccount(payer);
  await savedAccount(paid);
  // A number that was only typed says nothing about whose account it is.
  expect(await markOldMethods()).toBe(0);
  expect((await orderReviews(payer, (await endedOrder(payer, paid)).orderId)).sameHands).toBe(
    false,
  );
  expect(await markedAsPaid(payer, paid)).toBe(2);
  expect((await publishedReview((await bothReviews(payer, paid)).byBuyer)).notCounted).toBe(
    "same_hands",
  );
});

test("a browser of one account and the people of the demo leave no mark", async () => {
  const [one, other] = await two();
  await markBrowser("alone", [one.id]);
  await database.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update users set demo = true where id = ${other.id}`;
  });
  await markBrowser("demo", [one.id, other.id]);
  const marks = await sql`select from hand_marks where user_id in (${one.id}, ${other.id})`;
  expect(marks).toHaveLength(1);
});

test("payout accounts that money arrived at are marked by the hourly job, removed ones too", async () => {
  const { max } = people;
  const [, seller] = await two();
  await savedAccount(max);
  await savedAccount(seller);
  await database.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update payout_methods set removed_at = now() where user_id = ${max.id}`;
  });
  const { byBuyer } = await bothReviews(max, seller);
  expect((await publishedReview(byBuyer)).notCounted).toBeNull();
  expect(await markedAsPaid(max, seller)).toBe(2);
  expect(await markedAsPaid(max, seller)).toBe(0);
  await markSameHands();
  expect((await publishedReview(byBuyer)).notCounted).toBe("same_hands");
});
