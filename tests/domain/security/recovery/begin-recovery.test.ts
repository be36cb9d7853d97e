/** The slow recovery begins: one at a time, told to every address, with payouts resting, only for a lost factor. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";
import { beginRecovery } from "#app/domain/security/recovery/begin-recovery.ts";
import { openRecovery } from "#app/domain/security/recovery/open-recovery.ts";
import { recoveryPage } from "#app/domain/security/recovery/recovery-page.ts";
import { beginMail } from "#app/domain/notifications/mail-queue.ts";
import { relay } from "#app/worker/relay.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import {
  addFactor,
  PLACE,
  recoverToken,
  restUntil,
  waitingRecovery,
} from "#tests/kit/recovery-scene.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

const db = useDatabase();
useMovedClock();
const DAY = 86_400_000;
const begin = (token: string, key = newFormKey()) => beginRecovery({ token, place: PLACE, key });

happensOnce("begin a recovery", async () => {
  const who = await person(`p-${newFormKey().slice(0, 8)}`);
  await addFactor(who.id);
  const token = await recoverToken(who.id);
  return {
    call: (key) => begin(token, key),
    effect: async () => (await openRecovery(who.id))?.state ?? null,
    once: "waiting",
    second: "link_invalid",
  };
});

test("a recovery waits 14 days, payouts rest three days longer, and its link sets no password any more", async () => {
  const who = await person("lost");
  await addFactor(who.id);
  const token = await recoverToken(who.id);
  await begin(token);
  const at = nowDate().getTime();
  expect(await openRecovery(who.id)).toMatchObject({ dueAt: new Date(at + 14 * DAY) });
  expect(await restUntil(who.id)).toEqual(new Date(at + 17 * DAY));
  expect((await refusalOf(recoveryPage(token))).code).toBe("link_invalid");
  const used = await sql`
    select from mailed_links where user_id = ${who.id} and purpose = 'recover' and used_at is not null`;
  expect(used).toHaveLength(0);
});

test("a second recovery is refused while one waits, and so is one of an account without a factor; the link stays", async () => {
  const who = await person("twice");
  await waitingRecovery(who.id);
  const token = await recoverToken(who.id);
  expect((await refusalOf(begin(token))).code).toBe("recovery_open");
  expect((await recoveryPage(token)).waiting?.state).toBe("waiting");
  const plain = await person("plain");
  const other = await recoverToken(plain.id);
  expect((await refusalOf(begin(other))).code).toBe("transition_refused");
  expect((await recoveryPage(other)).factor).toBe(false);
});

test("the present address and a former one whose change can be undone are told, each by a link of its own", async () => {
  const who = await person("moved");
  await db.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    for (const [id, state] of [
      ["lnk_0000000000000000000000000a", null],
      ["lnk_0000000000000000000000000b", nowDate()],
    ] as const)
      await tx`
        insert into mailed_links (id, hash, purpose, user_id, email, facts, created_at, expires_at, replaced_at, command_id)
        values (${id}, ${id}, 'undo_email', ${who.id}, ${`${id}@example.test`}, '{}', now(), now() + interval '9 days', ${state},
                (select command_id from users where id = ${who.id}))`;
  });
  const recoveryId = await waitingRecovery(who.id);
  const told = await sql<{ email: string; recovery: string }[]>`
    select l.email, l.facts ->> 'recoveryId' as recovery from events e join mailed_links l on l.id = e.payload ->> 'notMe'
    where e.name = 'account.recovery_begun' and e.payload ->> 'userId' = ${who.id} order by l.email`;
  expect(told).toEqual([
    { email: "lnk_0000000000000000000000000a@example.test", recovery: recoveryId },
    { email: "moved@example.test", recovery: recoveryId },
  ]);
  // The mails go there, too: each to the address of its own link.
  for (const { id } of await sql<{ id: string }[]>`select distinct command_id as id from events`)
    await relay({ commandIds: [id] });
  const notices = await sql<{ id: string }[]>`
    select id from notices where user_id = ${who.id} and kind = 'account.recovery_begun self'`;
  const mails = await Promise.all(notices.map(({ id }) => beginMail(id)));
  const addresses = new Set(mails.map((mail) => mail?.email));
  expect(addresses).toEqual(new Set(told.map(({ email }) => email)));
});
