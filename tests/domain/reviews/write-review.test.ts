/** Writing reviews: by the two sides of an order that ended and was paid, once each, hidden until both wrote. */
import { beforeAll, expect, test } from "vitest";
import { setClock } from "#app/domain/kernel/clock.ts";
import { orderReviews } from "#app/domain/reviews/order-reviews.ts";
import { reviewCounts, reviewList } from "#app/domain/reviews/review-list.ts";
import { sql } from "#app/domain/store/store.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { tellEverybody } from "#tests/routes/api/tour/tour-scene.ts";
import { edit, endedOrder, eventsOf, review, reviewsOf } from "#tests/kit/review-scene.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";

const database = useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
});

happensOnce("write a review", async () => {
  const { orderId } = await endedOrder(people.ada, people.lin);
  return {
    call: (key) => review(people.ada, orderId, {}, key),
    effect: () => reviewsOf(orderId),
    once: [{ side: "buyer", stars: 5, text: "A fine coin.", revealed: false }],
    second: "review_written",
  };
});

test("the second side that writes publishes both reviews, and the first one alone is known to its author only", async () => {
  const { ada, lin, sol } = people;
  const { orderId } = await endedOrder(ada, lin);
  const text = "Slow, but kind 🪙 بطيء";
  await review(ada, orderId, { stars: 2, marks: { onTime: 1, communication: 5 }, text });
  expect(await eventsOf(orderId)).toEqual(["review.written"]);
  const seen = await orderReviews(lin, orderId);
  const other = await endedOrder(ada, lin);
  const { orderId: _one, closesAt: _when, ...without } = await orderReviews(lin, other.orderId);
  expect(seen).toMatchObject(without);
  expect(seen).toMatchObject({ window: "open", own: null, published: [] });
  expect((await orderReviews(ada, orderId)).own).toMatchObject({ text, revealedAt: null });
  await expect(orderReviews(sol, orderId)).rejects.toMatchObject({ code: "not_found" });
  expect((await reviewList({ sellerId: lin.id })).reviews).toEqual([]);
  const { answer } = await review(lin, orderId, { stars: 4, marks: { clearBrief: 3 }, text: "" });
  expect(answer.revealed).toBe(true);
  expect(await eventsOf(orderId)).toEqual(["review.written", "review.written", "review.revealed"]);
  const { published } = await orderReviews(lin, orderId);
  expect(published).toMatchObject([
    { side: "buyer", stars: 2, text, notCounted: null, author: { handle: "ada" } },
    { side: "freelancer", stars: 4, text: "", subject: { handle: "ada" } },
  ]);
  expect(published[0]?.marks).toMatchObject({ asDescribed: null, onTime: 1, communication: 5 });
  expect((await reviewList({ sellerId: lin.id })).reviews).toEqual([published[0]]);
  expect((await reviewList({ buyerId: ada.id })).reviews).toEqual([published[1]]);
  expect(await reviewCounts({ sellerId: lin.id })).toEqual({ published: 1, counted: 1, stars: 2 });
});

test("two sides that write at the same moment publish both reviews once", async () => {
  const { ada, lin } = people;
  for (let round = 0; round < 3; round += 1) {
    const { orderId } = await endedOrder(ada, lin);
    const both = await Promise.all([review(ada, orderId), review(lin, orderId)]);
    expect(both.filter(({ answer }) => answer.revealed)).toHaveLength(1);
    expect((await reviewsOf(orderId)).map(({ revealed }) => revealed)).toEqual([true, true]);
    const published = (await eventsOf(orderId)).filter((name) => name === "review.revealed");
    expect(published).toHaveLength(1);
  }
});

test("nothing can be reviewed before the order ended, without money moved, after the window, or by others", async () => {
  const { ada, lin, max, sol } = people;
  await enrich(ada, 10_000_000n);
  const what = { priceMicros: 1_000_000n, kind: "unit" as const, quantity: 2 };
  const running = await order(ada, lin, what);
  const [first = "", second = ""] = running.taskIds;
  await move(lin, "start", [first]);
  await handOver(lin, [first]);
  await move(ada, "accept", [first]);
  await expect(review(ada, running.orderId)).rejects.toMatchObject({ code: "review_not_yet" });
  expect(await orderReviews(ada, running.orderId)).toMatchObject({ window: "running" });
  await move(lin, "decline", [second]);
  await review(ada, running.orderId);
  const unpaid = await order(ada, lin, what);
  await move(ada, "cancel", unpaid.taskIds);
  await expect(review(ada, unpaid.orderId)).rejects.toMatchObject({ code: "review_nothing_paid" });
  expect(await orderReviews(ada, unpaid.orderId)).toMatchObject({ window: "unpaid" });
  for (const stranger of [max, sol])
    await expect(review(stranger, running.orderId)).rejects.toMatchObject({ code: "not_found" });
  const late = await endedOrder(ada, lin);
  const restore = setClock({ now: () => Temporal.Now.instant().add({ hours: 24 * 14 + 1 }) });
  try {
    await expect(review(ada, late.orderId)).rejects.toMatchObject({ code: "review_window_over" });
    expect(await orderReviews(ada, late.orderId)).toMatchObject({ window: "over" });
  } finally {
    restore();
  }
});

test("stars, marks and text out of bounds are refused at their field", async () => {
  const { ada, lin } = people;
  const { orderId } = await endedOrder(ada, lin);
  const refused = (change: Parameters<typeof review>[2], field: string) =>
    expect(review(ada, orderId, change)).rejects.toMatchObject({ field });
  await refused({ stars: 0 }, "stars");
  await refused({ stars: 6 }, "stars");
  await refused({ stars: 4.5 }, "stars");
  await refused({ marks: { onTime: 7 } }, "onTime");
  await refused({ marks: { clearBrief: 3 } }, "clearBrief");
  await refused({ text: "x".repeat(2001) }, "text");
  await expect(review(ada, orderId, { text: "a\u202eb" })).rejects.toMatchObject({
    code: "text_direction",
  });
  expect(await reviewsOf(orderId)).toEqual([]);
});

test("the words of a hidden review stand in its own row and nowhere else: no event, notice, feed or answer has them", async () => {
  const { ada, lin } = people;
  const { orderId } = await endedOrder(ada, lin);
  const { reviewId } = (await review(ada, orderId, { text: "zqhidden once" })).answer;
  await edit(ada, reviewId, 1, { text: "zqhidden twice" });
  await tellEverybody();
  const tables = await database.owner<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'reviews'`;
  expect(tables.length).toBeGreaterThan(80);
  const found = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await database.owner.unsafe(
        `select from ${name} t where t::text like '%zqhidden%' limit 1`,
      );
      return rows.length === 0 ? [] : [name];
    }),
  );
  expect(found.flat()).toEqual([]);
  const toLin =
    await sql`select from notices where user_id = ${lin.id} and kind like 'review.%' and link like ${`%${orderId}`}`;
  const live =
    await sql`select from live_marks where user_id = ${lin.id} and ${reviewId} = any(about)`;
  expect([toLin.length, live.length]).toEqual([0, 0]);
});

test("published reviews cannot be changed or deleted past the commands", async () => {
  await expect(sql`delete from reviews`).rejects.toThrow("denied");
  await expect(sql`update reviews set stars = 1`).rejects.toThrow("never changes");
});
