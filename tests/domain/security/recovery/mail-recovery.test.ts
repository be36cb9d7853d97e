/** A request for a recovery mail: the same answer and the same work for every name, and few mails to the account's own address. */
import { beforeEach, expect, test } from "vitest";
import { overrideEnv } from "#app/env.server.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { findAccount } from "#app/domain/security/recovery/find-account.ts";
import { mailRecovery } from "#app/domain/security/recovery/mail-recovery.ts";
import { requestRecovery } from "#app/domain/security/recovery/request-recovery.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { person } from "#tests/kit/cast.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { eventsOf, PLACE } from "#tests/kit/recovery-scene.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

const db = useDatabase();
const clock = useMovedClock();
const newcomer = () => person(`guest-${newFormKey().slice(0, 8)}`);

interface Wish {
  payload: { sealed: string };
}

const jobs = () => db.owner<Wish[]>`
  select j.payload from graphile_worker._private_jobs j
  join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'mail-recovery' order by j.id`;

beforeEach(() => db.owner`delete from graphile_worker._private_jobs`);

async function asked(name: string): Promise<Wish["payload"]> {
  await requestRecovery(name, PLACE);
  return (await jobs()).at(-1)?.payload ?? { sealed: "" };
}

const links = (userId: string) => sql`
  select email from mailed_links where user_id = ${userId} and purpose = 'recover'`;

changesOnce("mail a recovery", async () => {
  const who = await newcomer();
  const [{ email } = { email: "" }] = await sql<{ email: string }[]>`
    select email from users where id = ${who.id}`;
  const payload = await asked(email);
  return {
    call: () => mailRecovery(payload),
    effect: async () => (await links(who.id)).length,
    once: 1,
  };
});

test("a request writes one job of the same size for known and unknown names, with no address in it, and no command", async () => {
  await person("known");
  const before = await sql`select from commands`;
  const known = await asked("known@example.test");
  const unknown = await asked("nobdy@example.test");
  expect(known.sealed).toHaveLength(unknown.sealed.length);
  expect(Buffer.from(known.sealed, "base64url").toString("latin1")).not.toContain("known");
  expect(await sql`select from commands`).toHaveLength(before.length);
  await mailRecovery(unknown);
  await mailRecovery({ sealed: "nonsense" });
  await mailRecovery({});
  expect(await sql`select from commands`).toHaveLength(before.length);
});

test("a mail goes to the account's own address, and three that still work are the most", async () => {
  const who = await person("often");
  for (const name of ["often", "@OFTEN", " Often@Example.Test ", "often"])
    await mailRecovery(await asked(name));
  expect(await links(who.id)).toEqual(
    Array.from({ length: 3 }, () => ({ email: "often@example.test" })),
  );
  const [event] = await sql<{ payload: object }[]>`
    select payload from events where name = 'account.recovery_mailed' order by id desc limit 1`;
  expect(event?.payload).toMatchObject({
    userId: who.id,
    place: "in Firefox on Linux, from 203.0.113.9",
  });
  clock.pass(0.5);
  await mailRecovery(await asked("often"));
  expect(await links(who.id)).toHaveLength(4);
});

test("an address leads to the account that proved it, else to the newest that did not; unclaimed and closed ones to none", async () => {
  const owner = await person("owner");
  const [older, newer, imported, closed] = [
    await person("older"),
    await person("newer"),
    await person("imported"),
    await person("closed"),
  ];
  await db.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update users set email_state = 'unverified', email = 'OWNER@example.test' where id in (${older.id}, ${newer.id})`;
    await tx`update users set state = 'unclaimed' where id = ${imported.id}`;
    await tx`update users set demo = true where id = ${closed.id}`;
  });
  expect((await findAccount("owner@example.test"))?.id).toBe(owner.id);
  await db.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update users set email = 'other@example.test' where id = ${owner.id}`;
  });
  expect((await findAccount("owner@example.test"))?.id).toBe(newer.id);
  expect(await findAccount("older")).toEqual({ id: older.id, email: "OWNER@example.test" });
  for (const name of ["imported", "closed", "nobody", "", "a@b@c", "@", "a\u0000b", "\ud800"])
    expect(await findAccount(name)).toBeNull();
  expect(await eventsOf(imported.id)).toEqual([]);
});

test("a place asks for few mails an hour, whatever names it types", async () => {
  const restore = overrideEnv({ signUpsPerAddress: 2 });
  const from = { ...PLACE, address: "2001:db8::1" };
  await requestRecovery("somebody", from);
  await requestRecovery("anybody", from);
  const refusal = await refusalOf(requestRecovery("nobody", { ...from, address: "2001:db8::2" }));
  expect(refusal.code).toBe("too_many_attempts");
  restore();
});
