/** A notice's mail: sent once, retried after a failure, given up in the end where `verify` sees it. */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { overrideEnv } from "#app/env.server.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { verify } from "#app/domain/proof/verify.ts";
import { MAIL_ATTEMPTS } from "#app/domain/notifications/mail-queue.ts";
import { mailedLink, stopPath } from "#app/domain/suspensions/stop-link.ts";
import { closeMailer, mail } from "#app/worker/mail.ts";
import { linkPath } from "#app/domain/security/mailed-links.ts";
import { mailedToken, opened } from "#tests/kit/addresses.ts";
import { member, setEmailState } from "#tests/kit/members.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { suspendByHand } from "#tests/kit/suspension-scene.ts";
import { useDatabase } from "#tests/kit/database.ts";

const db = useDatabase();
let people: Cast;
let dir: string;
let restore: () => void;
beforeAll(async () => {
  people = await cast();
});
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "farthing-mail-"));
  restore = overrideEnv({ mailDir: dir, smtpUrl: undefined });
});
afterEach(async () => {
  closeMailer();
  restore();
  await rm(dir, { recursive: true, force: true });
});

async function notice(userId: string, kind = "test", link = "/orders"): Promise<string> {
  const id = newId("notice");
  await db.owner`
    insert into notices (id, user_id, event_id, kind, title, body, link, at)
    values (${id}, ${userId}, ${newId("event")}, ${kind}, 'Hello', 'Body.', ${link}, now())`;
  return id;
}

const state = async (id: string) => {
  const [row] = await db.app`
    select mailed_at is not null as mailed, mail_attempts as attempts from notices where id = ${id}`;
  return row;
};

test("a mail is sent, and asked for again it is not sent again", async () => {
  const id = await notice(people.ada.id);
  await mail({ noticeId: id });
  await mail({ noticeId: id });
  expect(await readdir(dir)).toEqual([`${id}.eml`]);
  expect(await state(id)).toEqual({ mailed: true, attempts: 1 });
});

test("a person without an address gets no mail; a suspended one only about the suspension and payouts", async () => {
  await db.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update users set email = null where handle = 'max'`;
  });
  await suspendByHand(db.owner, people.ray.id);
  for (const { id } of [people.max, people.ray]) await mail({ noticeId: await notice(id) });
  expect(await readdir(dir)).toEqual([]);
  for (const kind of ["suspension.begun self", "payout.settled self"])
    await mail({ noticeId: await notice(people.ray.id, kind) });
  expect(await readdir(dir)).toHaveLength(2);
});

test("a notice with an address of its own is mailed there, also for an account that is not verified, without its name", async () => {
  const eve = await member("eve");
  await setEmailState(eve, "unverified");
  const [plain, own] = [await notice(eve.id), await notice(eve.id)];
  await db.owner`update notices set mail_to = 'other@example.test' where id = ${own}`;
  for (const noticeId of [plain, own]) await mail({ noticeId });
  expect(await readdir(dir)).toEqual([`${own}.eml`]);
  expect(await state(plain)).toEqual({ mailed: false, attempts: 0 });
  const text = await readFile(join(dir, `${own}.eml`), "utf8");
  expect(text).toContain("other@example.test");
  expect(text).not.toMatch(/Eve|eve@example/);
});

test("the token of a mailed link is in the mail, and nowhere in the store", async () => {
  const { id: userId } = await opened("newcomer");
  const token = await mailedToken(userId, "verify_email");
  const [link] = await db.app<{ id: string }[]>`
    select id from mailed_links where user_id = ${userId}`;
  const id = await notice(
    userId,
    "account.verify_email self",
    linkPath("verify_email", link?.id ?? ""),
  );
  await db.owner`update notices set mail_to = 'newcomer@example.test' where id = ${id}`;
  await mail({ noticeId: id });
  const text = await readFile(join(dir, `${id}.eml`), "utf8");
  expect(text.replaceAll(/=\r?\n/g, "").replaceAll("=3D", "=")).toContain(`token=${token}`);
  const stored = await db.owner`
    select n.*, l.*, e.payload from notices n, mailed_links l, events e where n.id = ${id} and l.id = ${link?.id ?? ""}`;
  expect(JSON.stringify(stored)).not.toContain(token);
});

test("the link that stops a withdrawal is signed in the mail, and nowhere in the store", async () => {
  const link = stopPath(newId("withdrawal"));
  const id = await notice(people.ada.id, "suspension.withdrawal_asked self", link);
  await mail({ noticeId: id });
  const text = await readFile(join(dir, `${id}.eml`), "utf8");
  expect(text.replaceAll(/=\r?\n/g, "").replaceAll("=3D", "=")).toContain(mailedLink(link));
  expect(await db.app`select link from notices where id = ${id}`).toEqual([{ link }]);
});

test("a failed mail is tried again; after the last attempt it is given up and verify warns", async () => {
  const blocked = join(dir, "not-a-folder");
  await writeFile(blocked, "");
  const undo = overrideEnv({ mailDir: blocked });
  const id = await notice(people.lin.id);
  for (let attempt = 1; attempt < MAIL_ATTEMPTS; attempt += 1)
    await expect(mail({ noticeId: id })).rejects.toThrow(/ENOTDIR|EEXIST/);
  await mail({ noticeId: id });
  expect(await state(id)).toEqual({ mailed: false, attempts: MAIL_ATTEMPTS });
  undo();
  const given = (await verify()).checks.find((check) => check.name === "mail-is-not-given-up");
  expect(given).toMatchObject({ found: 1, kind: "warning", rows: [{ notice_id: id }] });
});
