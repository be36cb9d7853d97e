/** The feed of live pages: who hears of an event and of progress, in which order, and what a browser missed. */
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { forgetMarks } from "#app/domain/live/forget-marks.ts";
import { readMarks } from "#app/domain/live/read-marks.ts";
import { streamSession, stillOpen } from "#app/domain/live/stream-sessions.ts";
import { markEvents, markProgress } from "#app/domain/live/write-marks.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { endSession, startSession } from "#app/domain/security/sessions.ts";
import { relay } from "#app/worker/relay.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { move, order } from "#tests/kit/task-scene.ts";
import { levelOf } from "#tests/kit/members.ts";

const database = useDatabase();
let people: Cast;
beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 50_000_000n);
});

/** Relays every event that nobody has heard. */
async function relayAll(): Promise<void> {
  const rows = await database.owner<{ id: string }[]>`
    select distinct command_id as id from events e
    where not exists (select from event_relays r where r.event_id = e.id)`;
  if (rows.length > 0) await relay({ commandIds: rows.map(({ id }) => id) });
}

/** The feed before a test. */
let cursor: number;
beforeEach(async () => {
  await relayAll();
  cursor = (await readMarks(null, [])).newest;
});

const fresh = async () => (await readMarks(cursor, [])).fresh;
const since = async (userId: string, after = cursor) => {
  const { newest } = await readMarks(null, []);
  return (await readMarks(newest, [{ userId, after }])).missed[0];
};

test("both parties of an order hear its event and its ids, once, and nobody else does", async () => {
  const { orderId, taskIds } = await order(people.ada, people.lin, { priceMicros: 5_000_000n });
  await relayAll();
  const placed = await fresh();
  const both = [people.ada.id, people.lin.id].toSorted();
  expect(placed.map(({ userId }) => userId).toSorted()).toEqual(both);
  for (const { kind, about } of placed) expect([kind, about]).toEqual(["order.placed", [orderId]]);
  // The relay may tell the same event again.
  await database.owner`delete from event_relays where event_id in (select id from events where subject_id = ${orderId})`;
  await relayAll();
  expect(await fresh()).toEqual(placed);
  await move(people.lin, "start", taskIds);
  await relayAll();
  const [started] = (await fresh()).slice(placed.length);
  expect(started?.about).toEqual(expect.arrayContaining([orderId]));
  expect(await since(people.max.id)).toEqual([]);
});

test("a person who has a notice of an event hears it, although the event does not name them", async () => {
  const eventId = newId("event");
  await database.owner`
    insert into notices (id, user_id, event_id, kind, title, body, link, at)
    values (${newId("notice")}, ${people.max.id}, ${eventId}, 'suspense.assigned staff', '', '', '/admin', now())`;
  const payload = {};
  const at = new Date();
  await markEvents([{ id: eventId, name: "suspense.assigned", subjectId: "rcp_1", payload, at }]);
  const heard = (await fresh()).map(({ userId, kind, about }) => ({ userId, kind, about }));
  expect(heard).toEqual([{ userId: people.max.id, kind: "suspense.assigned", about: ["rcp_1"] }]);
});

test("a row is seen only after all rows with smaller ids, however their transactions overlap", async () => {
  const { orderId } = await order(people.ada, people.lin, { priceMicros: 5_000_000n });
  const { promise: written, resolve: write } = Promise.withResolvers<void>();
  const { promise: may, resolve: commit } = Promise.withResolvers<void>();
  const slow = database.owner.begin(async (tx) => {
    await tx`insert into live_marks (user_id, kind, about, at) values ('usr_slow', 'a.b', '{}', now())`;
    write();
    await may;
  });
  await written;
  const quick = markProgress("progress.order", orderId);
  await sleep(100);
  expect(await fresh()).toEqual([]);
  commit();
  await Promise.all([slow, quick]);
  const rows = await fresh();
  expect(rows.map(({ kind }) => kind)).toEqual(["a.b", "progress.order"]);
  expect(rows[1]?.userId).toBe(people.ada.id);
});

test("a browser that comes back gets its own rows after the last it knows, up to a hundred", async () => {
  const write = (count: number) => database.app`
    insert into live_marks (user_id, kind, about, at)
    select ${people.ada.id}, 'task.started', array['tsk_' || n], now() from generate_series(1, ${count}::int) n`;
  await write(100);
  const missed = await since(people.ada.id);
  expect(missed?.length).toBe(100);
  expect(await since(people.ada.id, missed?.[97]?.id)).toEqual(missed?.slice(98));
  expect(await since(people.lin.id)).toEqual([]);
  await write(1);
  expect(await since(people.ada.id)).toBeNull();
});

test("after a day rows are forgotten, and a browser from before them is told to renew everything", async () => {
  await database.app`
    insert into live_marks (user_id, kind, about, at)
    select ${people.lin.id}, 'task.started', '{}', now() - n * interval '13 hours' from generate_series(0, 3) n`;
  const before = await database.owner<{ count: number }[]>`select count(*)::int from live_marks`;
  expect(await forgetMarks()).toBe(2);
  expect(await forgetMarks()).toBe(0);
  const after = await database.owner<{ count: number }[]>`select count(*)::int from live_marks`;
  expect(after[0]?.count).toBe((before[0]?.count ?? 0) - 2);
  await database.owner`delete from live_marks`;
  const drawn = (await readMarks(null, [])).newest;
  expect(drawn).toBe(0);
  expect(await since(people.lin.id, cursor)).toBeNull();
});

test("a browser that knows the newest row, or a row of a store that was set back, is served", async () => {
  await database.owner`delete from live_marks`;
  const [{ last }] = await database.owner<[{ last: number }]>`
    select last_value::float8 as last from live_marks_id_seq`;
  expect(await since(people.ada.id, last)).toEqual([]);
  expect(await since(people.ada.id, last + 1)).toBeNull();
});

test("a stream's session is found by its token, without prolonging it, and ends with it", async () => {
  const from = { address: "test", agent: "test" };
  const { token, sessionId } = await startSession(people.ada.id, levelOf(people.ada), from);
  await database.owner`update sessions set seen_at = seen_at - interval '1 hour' where public_id = ${sessionId}`;
  const seen = () =>
    database.owner`select seen_at, expires_at from sessions where public_id = ${sessionId}`;
  const before = await seen();
  expect(await streamSession(token)).toEqual({ userId: people.ada.id, sessionId });
  expect(await seen()).toEqual(before);
  expect(await stillOpen([sessionId, "ses_nobody"])).toEqual(new Set([sessionId]));
  await endSession(token);
  expect(await streamSession(token)).toBeNull();
  expect(await stillOpen([sessionId])).toEqual(new Set());
  expect(await streamSession("no token")).toBeNull();
});

test("the session of a suspended person keeps no stream open", async () => {
  const from = { address: "test", agent: "test" };
  const { token, sessionId } = await startSession(people.max.id, "suspended", from);
  expect(await streamSession(token)).toBeNull();
  expect(await stillOpen([sessionId])).toEqual(new Set());
});
