/** Notices end when they ask for nothing any more: the person need not mark what was done. */
import { beforeEach, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { navCounts } from "#app/domain/home/nav-counts.ts";
import { respond } from "#app/domain/disputes/respond.ts";
import { remindOfTasks } from "#app/domain/tasks/remind.ts";
import { runDeadlines } from "#app/domain/tasks/deadlines.ts";
import { beginMail } from "#app/domain/notifications/mail-queue.ts";
import { noticesPage, unreadCount } from "#app/domain/notifications/notices-page.ts";
import { relay } from "#app/worker/relay.ts";
import { enrich, person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { movingClock } from "#tests/kit/moving-clock.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";
import { openedDispute } from "#tests/domain/disputes/scene.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

const db = useDatabase();
const clock = movingClock();
let ada: UserActor;
let lin: UserActor;
let met = 0;
beforeEach(async () => {
  met += 1;
  [ada, lin] = [await person(`ada-${met}`), await person(`lin-${met}`)];
  await enrich(ada, 100_000_000n);
});

const ordered = async () => (await order(ada, lin, { priceMicros: 1_000_000n })).taskIds;

/** Relays what happened, and returns the titles of the notices that are new to the person. */
async function newTo(who: UserActor): Promise<string[]> {
  const rows = await db.app`
    select distinct command_id as id from events e
    where not exists (select from event_relays r where r.event_id = e.id) order by command_id`;
  for (const { id } of rows) await relay({ commandIds: [id] });
  const { notices, unread } = await noticesPage(who, null);
  const fresh = notices.filter(({ read }) => !read).map(({ title }) => title.replace(/ “.*/, ""));
  const counts = [unread, await unreadCount(who.id), (await navCounts(who.id)).notices];
  expect(counts).toEqual(counts.map(() => fresh.length));
  return fresh;
}

test("an order's notices end step by step: with its start, its delivery and its acceptance", async () => {
  const taskIds = await ordered();
  expect(await newTo(lin)).toEqual(["New order:"]);
  expect(await newTo(ada)).toEqual(["You ordered"]);
  await move(lin, "start", taskIds);
  expect(await newTo(lin)).toEqual([]);
  expect(await newTo(ada)).toEqual(["Work started on"]);
  await handOver(lin, taskIds);
  expect(await newTo(ada)).toEqual(["Delivered:"]);
  await move(ada, "accept", taskIds);
  expect(await newTo(ada)).toEqual([]);
  // The end itself is news.
  expect(await newTo(lin)).toEqual(["Accepted:"]);
});

test("a notice told only after the work was accepted is over at once", async () => {
  const taskIds = await ordered();
  await move(lin, "start", taskIds);
  await handOver(lin, taskIds);
  await move(ada, "accept", taskIds);
  expect(await newTo(ada)).toEqual([]);
});

test("a lapsed order and its reminder ask for nothing any more, and the reminder is not mailed then", async () => {
  await ordered();
  clock.forward({ hours: 60 });
  await remindOfTasks();
  expect(await newTo(lin)).toEqual(["Please start or decline:", "New order:"]);
  clock.forward({ hours: 13 });
  await runDeadlines();
  expect(await newTo(lin)).toEqual(["Not started in time:"]);
  const [reminder] = await db.app<{ id: string }[]>`
    select id from notices where user_id = ${lin.id} and kind = 'task.start_reminder freelancer'`;
  expect(await beginMail(reminder?.id ?? "")).toBeNull();
});

test("a proposal's notice ends with its answer, a dispute's with the own words, and staff's with nothing to rule", async () => {
  const taskIds = await ordered();
  await move(lin, "start", taskIds);
  await move(lin, "propose_cancel", taskIds);
  expect(await newTo(ada)).toEqual(["Cancel by agreement?", "Work started on"]);
  await move(ada, "refuse_cancel", taskIds);
  expect(await newTo(ada)).toEqual(["Work started on"]);
  await handOver(lin, taskIds);
  const disputeId = await openedDispute({ ada, lin }, taskIds[0]);
  expect(await newTo(lin)).toContain("Dispute about");
  const words = { disputeId, statement: "It is copper.", files: [], key: newFormKey() };
  await respond(lin, words);
  expect(await newTo(lin)).not.toContain("Dispute about");
});
