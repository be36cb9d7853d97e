/** The clock and a recovery: notices on days 3, 7 and 12, the link on day 14, and its end a month later. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { finishRecovery } from "#app/domain/security/recovery/finish-recovery.ts";
import { recoveryPage } from "#app/domain/security/recovery/recovery-page.ts";
import { runRecoveries } from "#app/domain/security/recovery/run-recoveries.ts";
import { waysOf } from "#app/domain/security/ways.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { eventsOf, PLACE, tokenFor, waitingRecovery } from "#tests/kit/recovery-scene.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

const db = useDatabase();
useQuickPasswords();
const clock = useMovedClock();

async function afterDays(days: number): Promise<void> {
  clock.pass(days * 24);
  await runRecoveries();
}

const stateOf = async (id: string) =>
  (await sql<{ state: string }[]>`select state from recoveries where id = ${id}`)[0]?.state;

const finish = (token: string) =>
  finishRecovery({
    token,
    newPassword: "eight silver spoons",
    proof: { code: "" },
    place: PLACE,
    key: newFormKey(),
  });

changesOnce("run a recovery", async () => {
  const who = await person(`p-${newFormKey().slice(0, 8)}`);
  const id = await waitingRecovery(who.id);
  clock.pass(14 * 24);
  return { call: () => runRecoveries(), effect: () => stateOf(id), once: "ready" };
});

test("a waiting recovery is told four times in all, then its link sets a password and takes the factors off", async () => {
  const who = await person("slow");
  const id = await waitingRecovery(who.id);
  await runRecoveries();
  for (const days of [2, 1, 3, 1, 4, 1, 1]) await afterDays(days);
  expect(await eventsOf(who.id)).toEqual([
    "account.recovery_mailed",
    "account.recovery_begun",
    "account.recovery_reminder",
    "account.recovery_reminder",
    "account.recovery_reminder",
  ]);
  expect([await stateOf(id), (await waysOf(who.id)).totp]).toEqual(["waiting", true]);
  await afterDays(1);
  expect((await eventsOf(who.id)).at(-1)).toBe("account.recovery_ready");
  const token = await tokenFor(who.id, "recover");
  expect(await recoveryPage(token)).toMatchObject({ afterWait: true, factor: false });
  clock.pass(29 * 24);
  await finish(token);
  expect([await stateOf(id), (await waysOf(who.id)).totp]).toEqual(["done", false]);
  expect((await refusalOf(finish(token))).code).toBe("link_invalid");
});

test("a link that is not used within 30 days ends, and the factors stay", async () => {
  const who = await person("late");
  const id = await waitingRecovery(who.id);
  await afterDays(14);
  await afterDays(30);
  expect([await stateOf(id), (await waysOf(who.id)).totp]).toEqual(["lapsed", true]);
  expect((await refusalOf(finish(await tokenFor(who.id, "recover")))).code).toBe("link_invalid");
});

test("a recovery stops when the account has another address by its end", async () => {
  const who = await person("renamed");
  const id = await waitingRecovery(who.id);
  await db.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update users set email = 'new@example.test' where id = ${who.id}`;
  });
  await afterDays(14);
  expect(await stateOf(id)).toBe("stopped");
});
