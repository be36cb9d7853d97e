/** Many small things of one order: one notice and one mail per interval, with their sum, and no event is missing. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { overrideEnv } from "#app/env.server.ts";
import { navCounts } from "#app/domain/home/nav-counts.ts";
import { setClock } from "#app/domain/kernel/clock.ts";
import { noticesPage, unreadCount } from "#app/domain/notifications/notices-page.ts";
import { closeMailer, mail } from "#app/worker/mail.ts";
import { relay } from "#app/worker/relay.ts";
import { enrich, person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

const db = useDatabase();
const TEN_MINUTES = 600_000;
let dir: string;
let undo: (() => void)[] = [];
let ada: UserActor;
let lin: UserActor;
let taskIds: string[];
let people = 0;

/** Well inside ten minutes of the clock. */
function at(minutes: number): void {
  const began = Math.ceil(Date.now() / TEN_MINUTES) * TEN_MINUTES;
  const moment = Temporal.Instant.fromEpochMilliseconds(began + minutes * 60_000);
  undo.push(setClock({ now: () => moment }));
}

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "farthing-mail-"));
  undo = [overrideEnv({ mailDir: dir, smtpUrl: undefined })];
  people += 1;
  [ada, lin] = [await person(`ada-${people}`), await person(`lin-${people}`)];
  await enrich(ada, 10_000_000n);
  const what = { priceMicros: 12_500n, quantity: 30, kind: "unit" as const };
  ({ taskIds } = await order(ada, lin, what));
  await move(lin, "start", taskIds);
  await relayAll();
  await db.owner`delete from notices`;
  await db.owner`delete from graphile_worker._private_jobs`;
  at(1);
});
afterEach(async () => {
  closeMailer();
  for (const restore of undo.toReversed()) restore();
  await rm(dir, { recursive: true, force: true });
});

async function relayAll(): Promise<void> {
  const rows = await db.app`
    select distinct command_id as id from events e
    where not exists (select from event_relays r where r.event_id = e.id)`;
  await Promise.all(rows.map(({ id }) => relay({ commandIds: [id] })));
}

async function deliverEach(ids: string[]): Promise<void> {
  for (const id of ids) await handOver(lin, [id]);
  await relayAll();
}

const wishes = () => db.owner<{ payload: { noticeId: string }; key: string }[]>`
  select j.payload, j.key from graphile_worker._private_jobs j
  join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'mail' order by j.id`;

async function mailAll(): Promise<void> {
  for (const { payload } of await wishes()) await mail(payload);
}

test("thirty pieces delivered one by one are one notice and one mail with their sum and first deadline", async () => {
  await deliverEach(taskIds);
  const page = await noticesPage(ada, null);
  expect(page.unread).toBe(1);
  expect(await navCounts(ada.id)).toMatchObject({ notices: 1 });
  expect(page.notices).toHaveLength(1);
  expect(page.notices[0]?.title).toMatch(/^Delivered: 30 pieces of “/);
  expect(page.notices[0]?.body).toContain("$0.375");
  expect(page.notices[0]?.link).toMatch(/^\/orders\/ord_/);
  expect(await wishes()).toHaveLength(1);
  await Promise.all([mailAll(), mailAll()]);
  await mailAll();
  const [file = "", ...more] = await readdir(dir);
  expect(more).toEqual([]);
  const text = (await readFile(join(dir, file), "utf8")).replaceAll(/=\r?\n/g, "");
  expect(text).toContain("Held: $0.375");
  expect(text).toMatch(/(First d|D)eadline: /);
  const rows = await db.app`
    select count(*)::int as events, count(mailed_at)::int as mailed from notices where user_id = ${ada.id}`;
  expect(rows).toEqual([{ events: 30, mailed: 30 }]);
});

test("the next interval has a notice and a mail of its own", async () => {
  await deliverEach(taskIds.slice(0, 10));
  await mailAll();
  at(12);
  await deliverEach(taskIds.slice(10));
  const titles = (await noticesPage(ada, null)).notices.map(({ title }) => title);
  expect(titles.map((title) => title.slice(0, 20))).toEqual([
    "Delivered: 20 pieces",
    "Delivered: 10 pieces",
  ]);
  await mailAll();
  expect(await readdir(dir)).toHaveLength(2);
});

test("a notice told after the mail has left is mailed, and a worker killed before its mark sends the same message again", async () => {
  await deliverEach(taskIds.slice(0, 3));
  await mailAll();
  await db.owner`update notices set mailed_at = null`;
  await mailAll();
  expect(await readdir(dir)).toHaveLength(1);
  await deliverEach(taskIds.slice(3, 4));
  await mailAll();
  expect(await readdir(dir)).toHaveLength(2);
});

test("a relay that runs again gathers nothing twice", async () => {
  await deliverEach(taskIds.slice(0, 3));
  await db.owner`delete from event_relays`;
  await relayAll();
  const [notice, ...more] = (await noticesPage(ada, null)).notices.filter(({ title }) =>
    title.startsWith("Delivered"),
  );
  expect(more).toEqual([]);
  expect(notice?.title).toMatch(/^Delivered: 3 pieces/);
});

test("a notice is no longer new when nothing of its order waits, and then it is not mailed", async () => {
  await deliverEach(taskIds.slice(0, 3));
  await move(ada, "accept", taskIds.slice(0, 2));
  await relayAll();
  expect(await unreadCount(ada.id)).toBe(1);
  await move(ada, "accept", taskIds.slice(2, 3));
  await relayAll();
  expect(await unreadCount(ada.id)).toBe(0);
  expect((await noticesPage(ada, null)).notices).toMatchObject([{ read: true }]);
  await mailAll();
  const mails = await Promise.all(
    (await readdir(dir)).map((file) => readFile(join(dir, file), "utf8")),
  );
  expect(mails.filter((eml) => /^Subject: .*Delivered/m.test(eml))).toEqual([]);
});
