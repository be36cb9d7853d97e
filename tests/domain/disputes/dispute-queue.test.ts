/** The staff's queue: by deadline, in pages without gaps, filtered; and the figures on the desk. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { concede } from "#app/domain/disputes/concede.ts";
import { staffDesk, suspenseBalances } from "#app/domain/disputes/staff-desk.ts";
import { disputeQueue } from "#app/domain/disputes/dispute-queue.ts";
import type { QueueFilter } from "#app/domain/disputes/dispute-queue.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { disputeInReview, openedDispute } from "./scene.ts";

useDatabase();
const clock = useMovedClock();
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

async function everyPage(filter: QueueFilter): Promise<string[]> {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page = await disputeQueue({ ...filter, limit: 2, after });
    ids.push(...page.rows.map((row) => row.id));
    after = page.next ?? undefined;
  } while (after !== undefined);
  return ids;
}

test("the dispute queue without disputes is empty", async () => {
  expect((await disputeQueue({ view: "review" })).rows).toEqual([]);
  expect(await staffDesk(people.sol)).toMatchObject({
    review: 0,
    open: 0,
    payoutsUnknown: 0,
    importsOpen: 0,
  });
  expect(await suspenseBalances(people.sol)).toEqual([]);
});

test("the dispute queue shows the oldest deadline first, the newest closed first, and no dispute on two pages", async () => {
  const waiting: string[] = [];
  for (let made = 0; made < 5; made += 1) {
    waiting.push(await openedDispute(people));
    // Two disputes share a moment, so that the id decides.
    if (made !== 2) clock.pass(1);
  }
  const reviewed = [await disputeInReview(people), await disputeInReview(people)];
  expect(await everyPage({ view: "open" })).toEqual(waiting);
  expect(await everyPage({ view: "review" })).toEqual(reviewed);
  for (const disputeId of waiting.slice(0, 3)) {
    clock.pass(1);
    await concede(people.ada, { disputeId, key: newFormKey() });
  }
  expect(await everyPage({ view: "closed" })).toEqual(waiting.slice(0, 3).toReversed());
  expect(await everyPage({ view: "open", reason: "too_late" })).toEqual([]);
  expect(await everyPage({ view: "open", reason: "not_as_ordered" })).toEqual(waiting.slice(3));
  const nonsense = await disputeQueue({ view: "open", after: "nonsense~'" });
  expect(nonsense.rows).toHaveLength(2);
  clock.pass(73);
  expect(await staffDesk(people.sol)).toMatchObject({
    review: 2,
    rulingsOverdue: 2,
    open: 2,
    answersOverdue: 0,
  });
  clock.pass(24);
  expect(await staffDesk(people.sol)).toMatchObject({ answersOverdue: 2 });
});
