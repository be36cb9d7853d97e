/** Removing a passkey: what ends with it, and which passkey cannot be removed. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { removePasskey } from "#app/domain/security/passkeys/remove-passkey.ts";
import { restOf } from "#app/domain/security/payout-rests.ts";
import { findSession, startSession } from "#app/domain/security/sessions.ts";
import { waysOf } from "#app/domain/security/ways.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { member } from "#tests/kit/members.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { withPasskey } from "#tests/kit/passkeys.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

const database = useDatabase();
useQuickPasswords();

const HERE = { address: "192.0.2.1", agent: "Test" };
let made = 0;

const wish = (passkeyId: string, endOthers = false) => ({
  passkeyId,
  endOthers,
  key: newFormKey(),
});
const refused = async (actor: UserActor, passkeyId: string) =>
  (await refusalOf(removePasskey(actor, wish(passkeyId)))).code;

happensOnce("security.remove_passkey", async () => {
  const actor = await member(`remover${(made += 1)}`);
  const { passkeyId } = await withPasskey(actor);
  return {
    call: (key) => removePasskey(actor, { ...wish(passkeyId), key }),
    effect: async () => (await waysOf(actor.id)).passkeys,
    once: 0,
    second: "not_found",
  };
});

test("a removed passkey is told to its owner, payouts rest, and other sessions end if that was asked for", async () => {
  const ada = await member("ada");
  const [one, two] = [await withPasskey(ada), await withPasskey(ada)];
  const mine = await startSession(ada.id, "second_factor", HERE);
  const thief = await startSession(ada.id, "second_factor", HERE);
  const here = { ...ada, sessionId: mine.sessionId };
  await database.owner`alter table payout_rests disable trigger user`;
  await database.owner`delete from payout_rests`;
  await database.owner`alter table payout_rests enable trigger user`;
  expect((await removePasskey(here, wish(one.passkeyId))).answer.sessionsEnded).toBe(0);
  expect(await findSession(thief.token)).not.toBeNull();
  expect((await restOf(ada.id))?.reason).toBe("passkey_removed");
  expect((await removePasskey(here, wish(two.passkeyId, true))).answer.sessionsEnded).toBe(1);
  expect(await findSession(thief.token)).toBeNull();
  expect(await findSession(mine.token)).not.toBeNull();
  const told =
    await database.owner`select payload from events where name = 'account.passkey_removed'`;
  expect(told.map(({ payload }) => payload)).toContainEqual({ title: "Phone", userId: ada.id });
});

test("staff keep a factor, and a person without a password keeps a passkey", async () => {
  const sol = await member("sol", "staff");
  const one = await withPasskey(sol);
  expect(await refused(sol, one.passkeyId)).toBe("last_factor");
  const two = await withPasskey(sol);
  await removePasskey(sol, wish(one.passkeyId));
  expect(await refused(sol, two.passkeyId)).toBe("last_factor");
  const bea = await person("bea");
  const only = await withPasskey(bea);
  expect(await refused(bea, only.passkeyId)).toBe("last_way_in");
  expect((await waysOf(bea.id)).passkeys).toBe(1);
});

test("of the last two passkeys of staff, removed at the same moment, one stays", async () => {
  const ray = await member("ray", "staff");
  const two = [await withPasskey(ray), await withPasskey(ray)];
  const results = await Promise.allSettled(
    two.map(({ passkeyId }) => removePasskey(ray, wish(passkeyId))),
  );
  expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect((await waysOf(ray.id)).passkeys).toBe(1);
});

test("the passkey of another person does not exist, and a token removes none", async () => {
  const [cleo, dan] = [await member("cleo"), await member("dan")];
  const { passkeyId } = await withPasskey(cleo);
  expect(await refused(dan, passkeyId)).toBe("not_found");
  expect(await refused({ ...cleo, tokenId: "tok_some" }, passkeyId)).toBe("not_allowed");
});
