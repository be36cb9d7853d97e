/** The clock publishes a review when its time is over, though the other side wrote nothing; from then on that side can only reply. */
import { beforeAll, expect, test } from "vitest";
import { orderReviews } from "#app/domain/reviews/order-reviews.ts";
import { revealDue } from "#app/domain/reviews/reveal.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import { agreedOrder } from "#tests/kit/agreed-order.ts";
import { handOver, move } from "#tests/kit/task-scene.ts";
import { fundLine } from "#app/domain/orders/agreed/fund-line.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { endedOrder, eventsOf, review, reviewsOf } from "#tests/kit/review-scene.ts";

useDatabase();
const clock = useMovedClock();
let people: Cast;

beforeAll(async () => {
  people = await cast();
});

changesOnce("reveal reviews", async () => {
  const { orderId } = await endedOrder(people.ada, people.lin);
  await review(people.ada, orderId);
  clock.pass(24 * 14);
  return {
    call: () => revealDue(),
    effect: async () => [
      (await reviewsOf(orderId)).map(({ revealed }) => revealed),
      await eventsOf(orderId),
    ],
    once: [[true], ["review.written", "review.revealed"]],
  };
});

test("an agreed order that goes on after one review leaves the other side its time after the new end", async () => {
  const { ada, lin } = people;
  await enrich(ada, 200_000_000n);
  const { orderId, taskIds } = await agreedOrder(people, { funded: 1 });
  const finish = async (ids: string[]) => {
    await move(lin, "start", ids);
    await handOver(lin, ids);
    await move(ada, "accept", ids);
  };
  await finish(taskIds);
  await review(ada, orderId, { stars: 1 });
  const { answer } = await fundLine(ada, { orderId, position: 2, key: newFormKey() });
  clock.pass(24 * 14);
  expect(await revealDue()).toBe(0);
  await finish([answer.taskId]);
  expect(await revealDue()).toBe(0);
  const before = { window: "open", own: null, published: [] };
  expect(await orderReviews(lin, orderId)).toMatchObject(before);
  await review(lin, orderId, { stars: 2 });
  expect((await reviewsOf(orderId)).map(({ revealed }) => revealed)).toEqual([true, true]);
});

test("a review stays hidden to the end of its time, and then the other side can no longer answer with stars", async () => {
  const { ada, lin } = people;
  const { orderId } = await endedOrder(ada, lin);
  await review(ada, orderId, { stars: 1 });
  clock.pass(24 * 14 - 1);
  expect(await revealDue()).toBe(0);
  expect((await orderReviews(lin, orderId)).published).toEqual([]);
  clock.pass(1);
  await expect(review(lin, orderId, { stars: 1 })).rejects.toMatchObject({
    code: "review_window_over",
  });
  expect(await revealDue()).toBe(1);
  // A command that began before the end and waited for the clock's.
  clock.pass(-1);
  await expect(review(lin, orderId, { stars: 1 })).rejects.toMatchObject({
    code: "review_window_over",
  });
  expect(await orderReviews(lin, orderId)).toMatchObject({
    window: "over",
    own: null,
    published: [{ side: "buyer", stars: 1 }],
  });
});
