/** Removing an authenticator app: recovery codes end with the last factor, and no session counts as signed in with one. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { removeTotp } from "#app/domain/security/remove-totp.ts";
import { findSession, startSession } from "#app/domain/security/sessions.ts";
import { waysOf } from "#app/domain/security/ways.ts";
import { sql } from "#app/domain/store/store.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { giveApp } from "#tests/kit/factors.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

const database = useDatabase();

happensOnce("remove an authenticator app", async () => {
  const who = await person(
    `p-${newFormKey()
      .slice(0, 8)
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, "0")}`,
  );
  await giveApp(who.id);
  return {
    call: (key) => removeTotp(who, { key }),
    effect: async () => [
      (await waysOf(who.id)).totp,
      await sql`select from events where name = 'account.factor_changed' and payload->>'userId' = ${who.id}`,
    ],
    once: [false, [{}]],
    second: "not_found",
  };
});

test("removing needs a code of the last five minutes: a stolen cookie is not enough", async () => {
  const { id } = await person("ada");
  await giveApp(id);
  const { token, sessionId } = await startSession(id, "second_factor", {
    address: "192.0.2.1",
    agent: "Test",
  });
  await database.owner`
    update sessions set stepped_up_at = stepped_up_at - interval '5 minutes' where public_id = ${sessionId}`;
  const actor = (await findSession(token))?.signedIn.actor;
  if (actor === undefined) throw new Error("The session has just begun.");
  expect((await refusalOf(removeTotp(actor, { key: newFormKey() }))).code).toBe("step_up_required");
});

test("without a factor, sessions count as signed in by password, so staff pages close", async () => {
  const sol = await person("sol", "staff");
  const from = { address: "192.0.2.1", agent: "Test" };
  const { token } = await startSession(sol.id, "second_factor", from);
  await removeTotp(sol, { key: newFormKey() });
  expect((await findSession(token))?.signedIn.actor.level).toBe("password");
});
