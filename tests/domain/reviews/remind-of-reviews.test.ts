/** The reminder: once, by half of the time, to each side that wrote nothing, whatever the other side did. */
import { beforeAll, expect, test } from "vitest";
import { remindOfReviews } from "#app/domain/reviews/remind-of-reviews.ts";
import { sql } from "#app/domain/store/store.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { endedOrder, review } from "#tests/kit/review-scene.ts";

useDatabase();
const clock = useMovedClock();
let people: Cast;

beforeAll(async () => {
  people = await cast();
});

async function reminded(orderId: string): Promise<string[]> {
  const rows = await sql<{ handle: string }[]>`
    select u.handle from events e join users u on u.id = e.payload->>'userId'
    where e.name = 'review.reminder' and e.subject_id = ${orderId} order by u.handle`;
  return rows.map(({ handle }) => handle);
}

changesOnce("remind of reviews", async () => {
  const { orderId } = await endedOrder(people.ada, people.lin);
  clock.pass(24 * 7 + 1);
  return {
    call: () => remindOfReviews(),
    effect: () => reminded(orderId),
    once: ["ada", "lin"],
  };
});

test("a side is reminded though the other wrote, a side that wrote is not, and nobody before half of the time", async () => {
  const { ada, lin } = people;
  const { orderId } = await endedOrder(ada, lin);
  await review(ada, orderId);
  clock.pass(24 * 6);
  await remindOfReviews();
  expect(await reminded(orderId)).toEqual([]);
  clock.pass(25);
  await remindOfReviews();
  expect(await reminded(orderId)).toEqual(["lin"]);
});

test("sides are reminded though the worker was away for days after half of the time, and no more once it is over", async () => {
  const { ada, lin } = people;
  const { orderId } = await endedOrder(ada, lin);
  clock.pass(24 * 12);
  await remindOfReviews();
  expect(await reminded(orderId)).toEqual(["ada", "lin"]);
  const late = await endedOrder(ada, lin);
  clock.pass(24 * 15);
  await remindOfReviews();
  expect(await reminded(late.orderId)).toEqual([]);
});
