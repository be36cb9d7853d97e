/** Staff start a recovery: the link goes to the person's address, and neither the answer nor the record has it. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { securityFile } from "#app/domain/payouts/security-file.ts";
import { startRecovery } from "#app/domain/security/recovery/start-recovery.ts";
import { sql } from "#app/domain/store/store.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { eventsOf, tokenFor } from "#tests/kit/recovery-scene.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

const db = useDatabase();
const reason = "They called, and knew their last three orders.";
const newcomer = (role: "member" | "staff" = "member") =>
  person(`p-${newFormKey().slice(0, 8)}`, role);

const start = (actor: UserActor, userId: string, key = newFormKey()) =>
  startRecovery(actor, { userId, reason, key });

happensOnce("start a recovery", async () => {
  const [staff, who] = [await newcomer("staff"), await newcomer()];
  return {
    call: (key) => start(staff, who.id, key),
    effect: async () => (await eventsOf(who.id)).length,
    once: 1,
    second: "done",
    both: 2,
  };
});

test("the start is recorded with its reason, and has no link", async () => {
  const [staff, who] = [await newcomer("staff"), await newcomer()];
  const { answer } = await start(staff, who.id);
  expect(answer).toEqual({ userId: who.id, reason });
  const file = await securityFile(staff, who.id);
  expect(file.decisions).toMatchObject([{ what: "start_recovery", reason }]);
  const token = await tokenFor(who.id, "recover");
  const written = JSON.stringify([
    file,
    await sql`select payload from events`,
    await sql`select answer from commands`,
  ]);
  expect(written).not.toContain(token);
});

test("members, staff about themselves, unknown people and people without an address are refused", async () => {
  const [staff, who, imported] = [await newcomer("staff"), await newcomer(), await newcomer()];
  await db.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update users set state = 'unclaimed', email = null where id = ${imported.id}`;
  });
  const codes = [
    start(who, imported.id),
    start(staff, staff.id),
    start(staff, "usr_nobody"),
    start(staff, imported.id),
  ].map(async (work) => (await refusalOf(work)).code);
  expect(await Promise.all(codes)).toEqual([
    "not_found",
    "own_account",
    "not_found",
    "transition_refused",
  ]);
});
