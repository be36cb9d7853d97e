/** Digests: one mail with all that waits, nothing twice, and nothing that was read or is over. */
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { overrideEnv } from "#app/env.server.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { setClock } from "#app/domain/kernel/clock.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { choosePreferences } from "#app/domain/notifications/choose-preferences.ts";
import { MAIL_ATTEMPTS } from "#app/domain/notifications/mail-queue.ts";
import { markRead } from "#app/domain/notifications/notices-page.ts";
import { preferencesPage } from "#app/domain/notifications/preferences.ts";
import { sentMail } from "#app/gateways/mail/read-folder.ts";
import { closeMailer, mail } from "#app/worker/mail.ts";
import { mailDigest } from "#app/worker/mail-digest.ts";
import type { PreferencesChange } from "#app/domain/notifications/choose-preferences.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";

const db = useDatabase();
let dir: string;
let undo: (() => void)[] = [];
let people = 0;
let ada: UserActor;

/** Noon of a day in the future, or another time of it. */
function at(time: string, day = "2030-03-04"): Date {
  const moment = Temporal.Instant.from(`${day}T${time}:00Z`);
  undo.push(setClock({ now: () => moment }));
  return new Date(moment.epochMilliseconds);
}

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "farthing-mail-"));
  undo = [overrideEnv({ mailDir: dir, smtpUrl: undefined })];
  people += 1;
  ada = await person(`reader-${people}`);
  await db.owner`delete from graphile_worker._private_jobs`;
});
afterEach(async () => {
  closeMailer();
  for (const restore of undo.toReversed()) restore();
  await rm(dir, { recursive: true, force: true });
});

const choose = (change: PreferencesChange) =>
  choosePreferences(ada, { ...change, key: newFormKey() });

async function notice(title: string, kind = "order.placed buyer"): Promise<string> {
  const id = newId("notice");
  await db.owner`
    insert into notices (id, user_id, event_id, kind, title, body, link, at)
    values (${id}, ${ada.id}, ${newId("event")}, ${kind}, ${title}, ${`${title} happened.`}, ${`/orders/${title}`}, now())`;
  return id;
}

const jobs = () => db.owner<{ payload: Record<string, unknown>; at: Date }[]>`
  select j.payload, j.run_at as at from graphile_worker._private_jobs j
  join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'mail-digest' order by j.run_at`;

/** Does all digests, as the worker does when their time has come; a failing one is asked again by the test. */
async function digests(): Promise<void> {
  const due = await jobs();
  await db.owner`delete from graphile_worker._private_jobs`;
  for (const { payload } of due) await mailDigest(payload);
}

async function mails() {
  const names = await readdir(dir);
  return Promise.all(names.toSorted().map((name) => sentMail(name.slice(0, -4), dir)));
}

test("notices that wait for an hour are one mail, group by group, with a link for each line, sent once", async () => {
  await choose({ groups: { work: { mail: "hourly" }, gigs: { mail: "hourly" } } });
  at("12:20");
  const ids = [
    await notice("First"),
    await notice("Moved", "gig.moved self"),
    await notice("Last"),
  ];
  for (const noticeId of ids) await mail({ noticeId });
  expect(await mails()).toEqual([]);
  expect(await jobs()).toMatchObject([{ at: new Date("2030-03-04T13:00:10Z") }]);
  expect(await preferencesPage(ada)).toMatchObject({ waiting: 3, nextMailAt: at("13:00") });
  const [job] = await jobs();
  await digests();
  const [sent, ...more] = await mails();
  expect(more).toEqual([]);
  expect(sent?.subject).toBe("3 notices for you: Last");
  const parts = [
    "Orders and work",
    "First happened.",
    "/orders/First",
    "Last",
    "Your gigs",
    "Moved",
  ];
  for (const words of parts) expect(sent?.html).toContain(words);
  expect(sent?.text).toMatch(/ORDERS AND WORK\s+\* First .*\* Last .*YOUR GIGS\s+\* Moved/s);
  await rm(dir, { recursive: true });
  for (const noticeId of ids) await mail({ noticeId });
  await mailDigest(job?.payload ?? {});
  await expect(readdir(dir)).rejects.toThrow("ENOENT");
  expect(await preferencesPage(ada)).toMatchObject({ waiting: 0, nextMailAt: null });
});

test("a single notice that waited is an ordinary mail", async () => {
  await choose({ groups: { work: { mail: "daily" } } });
  at("12:20");
  const id = await notice("Alone");
  await mail({ noticeId: id });
  expect(await jobs()).toMatchObject([{ at: new Date("2030-03-05T08:00:10Z") }]);
  at("08:00", "2030-03-05");
  await digests();
  expect(await mails()).toMatchObject([{ id, subject: "Alone" }]);
});

test("in quiet hours mails wait until their end; security does not wait", async () => {
  await choose({ quiet: { from: 22 * 60, until: 7 * 60 } });
  at("23:00");
  const urgent = await notice("New sign-in", "account.new_browser self");
  for (const noticeId of [await notice("One"), await notice("Two"), urgent])
    await mail({ noticeId });
  expect(await mails()).toMatchObject([{ id: urgent }]);
  expect(await jobs()).toMatchObject([{ at: new Date("2030-03-05T07:00:10Z") }]);
  at("07:00", "2030-03-05");
  await digests();
  expect((await mails()).map((sent) => sent?.subject)).toContain("2 notices for you: Two");
});

test("a digest whose worker was away until the quiet hours waits for their end", async () => {
  await choose({ groups: { work: { mail: "hourly" } }, quiet: { from: 22 * 60, until: 7 * 60 } });
  at("20:30");
  await mail({ noticeId: await notice("Late") });
  at("22:15");
  await digests();
  expect(await mails()).toEqual([]);
  expect(await jobs()).toMatchObject([{ at: new Date("2030-03-05T07:00:10Z") }]);
  at("07:00", "2030-03-05");
  await digests();
  expect(await mails()).toMatchObject([{ subject: "Late" }]);
});

test("notices that were read, are over or were turned off since are left out, and no others", async () => {
  await choose({ groups: { work: { mail: "daily" }, gigs: { mail: "daily" } } });
  at("12:20");
  const [read, over, muted, kept] = [
    await notice("Read"),
    await notice("Due soon", "task.due_reminder freelancer"),
    await notice("Muted", "gig.moved self"),
    await notice("Kept"),
  ];
  for (const noticeId of [read, over, muted, kept]) await mail({ noticeId });
  await markRead(ada, read);
  await db.owner`update notices set over_at = now() where id = ${over}`;
  await choose({ groups: { gigs: { mail: "never" } } });
  await digests();
  expect(await mails()).toMatchObject([{ id: kept, subject: "Kept" }]);
  expect(await preferencesPage(ada)).toMatchObject({ waiting: 0 });
});

test("a group whose mails are off gets none, also when it was turned off after the mail was wished for", async () => {
  const id = await notice("Off");
  await choose({ groups: { work: { mail: "never" } } });
  await mail({ noticeId: id });
  await digests();
  expect(await mails()).toEqual([]);
});

test("a digest that fails is sent later with the same reference, and given up in the end", async () => {
  await choose({ groups: { work: { mail: "hourly" } } });
  at("12:20");
  const ids = [await notice("First"), await notice("Second")];
  for (const noticeId of ids) await mail({ noticeId });
  const [job] = await jobs();
  const blocked = join(dir, "not-a-folder");
  await writeFile(blocked, "");
  const restore = overrideEnv({ mailDir: blocked });
  closeMailer();
  for (let attempt = 1; attempt < MAIL_ATTEMPTS - 1; attempt += 1)
    await expect(mailDigest(job?.payload ?? {})).rejects.toThrow(/ENOTDIR|EEXIST/);
  restore();
  closeMailer();
  await rm(blocked);
  await mailDigest(job?.payload ?? {});
  expect(await mails()).toMatchObject([{ id: `${ids[0]}-digest` }]);
});

test("a person who is suspended or whose address is not verified gets no digest", async () => {
  await choose({ groups: { work: { mail: "hourly" } } });
  await mail({ noticeId: await notice("Waiting") });
  await db.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update users set email_state = 'unverified' where id = ${ada.id}`;
  });
  await digests();
  expect(await mails()).toEqual([]);
});
