/** Mails that leave only while unread: those about one thing within some minutes share one, and reading in time stops it. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { setClock } from "#app/domain/kernel/clock.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { addLine } from "#app/domain/messages/add-line.ts";
import { CATALOGUE } from "#app/domain/notifications/catalogue.ts";
import { choosePreferences } from "#app/domain/notifications/choose-preferences.ts";
import { beginDigest } from "#app/domain/notifications/digest-queue.ts";
import { beginMail, markMailed } from "#app/domain/notifications/mail-queue.ts";
import { markAllRead, noticesPage } from "#app/domain/notifications/notices-page.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { placed, relayed } from "./notice-scene.ts";

const db = useDatabase();
const row = CATALOGUE["order.placed"].find(({ to }) => to === "freelancer");
let people = 0;
let ada: UserActor;
let lin: UserActor;
let restore = () => {};

function at(time: string): Date {
  restore();
  const moment = Temporal.Instant.from(`2030-03-04T${time}Z`);
  restore = setClock({ now: () => moment });
  return new Date(moment.epochMilliseconds);
}

beforeAll(() => Object.assign(row ?? {}, { mailIfUnread: true }));
afterAll(() => {
  delete row?.mailIfUnread;
  restore();
});
beforeEach(async () => {
  people += 1;
  [ada, lin] = [await person(`ada-${people}`), await person(`lin-${people}`)];
  await db.owner`delete from graphile_worker._private_jobs`;
});

const wishes = async () => {
  const rows = await db.owner<{ at: Date; noticeId: string; key: string }[]>`
    select j.run_at as at, j.payload ->> 'noticeId' as "noticeId", j.key from graphile_worker._private_jobs j
    join notices n on n.id = j.payload ->> 'noticeId' where n.user_id = ${lin.id} order by j.run_at`;
  return rows;
};
const happens = (thing: string) => relayed([placed(ada, lin, `${thing}-${people}`)]);

test("several within the minutes are one line and one mail, ten minutes after the last can have come", async () => {
  for (const time of ["12:01:00", "12:04:00", "12:09:59"]) {
    at(time);
    await happens("thread");
  }
  await happens("another");
  at("12:10:00");
  await happens("thread");
  const told = await wishes();
  expect(told.map(({ at: due }) => due.toISOString())).toEqual([
    "2030-03-04T12:20:00.000Z",
    "2030-03-04T12:20:00.000Z",
    "2030-03-04T12:30:00.000Z",
  ]);
  expect((await noticesPage(lin, null)).unread).toBe(3);
  const mail = await beginMail(told[0]?.noticeId ?? "");
  expect(mail?.ids).toHaveLength(3);
  expect(mail?.title).toBe("New order: 3 pieces of “A coin”");
  await markMailed(...(mail?.ids ?? []));
  expect(await beginMail(told[0]?.noticeId ?? "")).toBeNull();
});

test("a notice that was read before its mail was due is not mailed", async () => {
  at("12:01:00");
  await happens("thread");
  const [wish] = await wishes();
  const { notices } = await noticesPage(lin, null);
  await markAllRead(lin, notices[0]?.id ?? "");
  expect(await beginMail(wish?.noticeId ?? "")).toBeNull();
});

test("a thread that was read or muted meanwhile is not mailed; one with unread messages is", async () => {
  const spec = { name: "test.say" as const, actor: ada, key: newFormKey(), input: {} };
  const line = { kind: "message", authorId: ada.id, otherId: lin.id, body: "Hello" } as const;
  const { answer } = await command(spec, async (tx) => addLine(tx, line));
  const id = newId("notice");
  await db.owner`
    insert into notices (id, user_id, event_id, kind, title, body, link, at, about)
    values (${id}, ${lin.id}, ${newId("event")}, 'order.placed freelancer', 'A message', 'Hello', '/messages', now(), ${answer.threadId})`;
  const mine = db.app`thread_id = ${answer.threadId} and user_id = ${lin.id}`;
  await db.app`update thread_members set muted_at = now() where ${mine}`;
  expect(await beginMail(id)).toBeNull();
  await db.app`update thread_members set muted_at = null where ${mine}`;
  expect(await beginMail(id)).toMatchObject({ title: "A message" });
  await db.app`update thread_members set unread = 0 where ${mine}`;
  expect(await beginMail(id)).toBeNull();
});

test("in a digest all unread about one thing are one line, and those read since are left out", async () => {
  await choosePreferences(lin, { groups: { work: { mail: "hourly" } }, key: newFormKey() });
  for (const time of ["12:01:00", "12:11:00"]) {
    at(time);
    await happens("thread");
    await happens("another");
  }
  at("12:31:00");
  for (const { noticeId } of await wishes()) expect(await beginMail(noticeId)).toBeNull();
  const digest = await beginDigest(lin.id, at("13:00:00"));
  expect(digest).toMatchObject({
    many: {
      lines: [
        { title: "New order: 2 pieces of “A coin”" },
        { title: "New order: 2 pieces of “A coin”" },
      ],
    },
  });
  const { notices } = await noticesPage(lin, null);
  await markAllRead(lin, notices[0]?.id ?? "");
  expect(await beginDigest(lin.id, at("13:00:00"))).toBeNull();
});
