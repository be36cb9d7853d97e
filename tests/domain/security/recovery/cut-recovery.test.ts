/** The connection of a freeze and of a new password by mail is cut at statements of the transaction: each is done once, whole. */
import { beforeAll, expect, test } from "vitest";
import { askClosing } from "#app/domain/closings/ask-closing.ts";
import { freezeByLink } from "#app/domain/payouts/freeze-payouts.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { finishRecovery } from "#app/domain/security/recovery/finish-recovery.ts";
import { startSession } from "#app/domain/security/sessions.ts";
import { closeStore, sql } from "#app/domain/store/store.ts";
import { overrideEnv, provideDatabase } from "#app/env.server.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { member } from "#tests/kit/members.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { eventsOf, PLACE, recoverToken, tokenFor } from "#tests/kit/recovery-scene.ts";
import { wireTo } from "#tests/kit/wire.ts";
import type { Cut, Wire } from "#tests/kit/wire.ts";

const database = useDatabase();
useQuickPasswords();
/** Every such statement is cut. */
const STEP = 7;
let wire: Wire;

beforeAll(async () => {
  await closeStore();
  wire = await wireTo(database.url);
  provideDatabase(wire.url);
  overrideEnv({ poolSize: 2 });
  return async () => {
    await closeStore();
    await wire.close();
  };
});

/** How many points were cut; after each, the same call comes to one event and no session. */
async function cutAt(
  event: string,
  arrange: (who: UserActor) => Promise<() => Promise<unknown>>,
): Promise<number> {
  const once = async (cut: Cut) => {
    const actor = await member(`m-${newFormKey().slice(0, 8)}`);
    const { id } = actor;
    const call = await arrange(actor);
    await startSession(id, "password", PLACE);
    const reached = await wire.cutting(cut, () => call().catch(() => 0));
    await call();
    expect((await eventsOf(id)).filter((name) => name === event)).toHaveLength(1);
    const open = await sql`select from sessions where user_id = ${id} and revoked_at is null`;
    expect(open).toHaveLength(0);
    return reached;
  };
  let points = 0;
  for (const lost of ["statement", "answer"] as const)
    for (let nth = 1; await once({ lost, nth }); nth += STEP) points += 1;
  return points;
}

test("a new password by mail whose connection is cut is set once by the same form", async () => {
  const points = await cutAt("account.password_recovered", async (who) => {
    const token = await recoverToken(who.id);
    const key = newFormKey();
    const rest = { newPassword: "eight silver spoons", proof: { code: "" }, place: PLACE };
    return () => finishRecovery({ token, key, ...rest });
  });
  expect(points).toBeGreaterThanOrEqual(4);
});

test("a freeze whose connection is cut is there once after a second press", async () => {
  const points = await cutAt("account.payouts_frozen", async (who) => {
    // The mail about it has the link.
    await askClosing(who, { rest: "pay", key: newFormKey() });
    const token = await tokenFor(who.id, "not_me");
    return () => freezeByLink(token, PLACE);
  });
  expect(points).toBeGreaterThanOrEqual(4);
});
