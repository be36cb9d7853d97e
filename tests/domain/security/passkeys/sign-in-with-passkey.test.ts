/** Signing in by a passkey alone: what works, and what a stolen, copied, old or foreign answer comes to. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { setClock } from "#app/domain/kernel/clock.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { suspend } from "#app/domain/people/decide.ts";
import { authenticationOptions } from "#app/domain/security/passkeys/authentication.ts";
import { removePasskey } from "#app/domain/security/passkeys/remove-passkey.ts";
import { signInWithPasskey } from "#app/domain/security/passkeys/sign-in-with-passkey.ts";
import { findSession } from "#app/domain/security/sessions.ts";
import { overrideEnv } from "#app/env.server.ts";
import { Authenticator } from "#tests/kit/authenticator.ts";
import type { Twist } from "#tests/kit/authenticator.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { member } from "#tests/kit/members.ts";
import { signInOptions, withPasskey } from "#tests/kit/passkeys.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

const database = useDatabase();
useQuickPasswords({ signInTriesPerAddress: 40 });

const HERE = { address: "192.0.2.1", agent: "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0" };
const enter = (passkey: string, address = HERE.address, askedBy = "browser") =>
  signInWithPasskey({ passkey, askedBy }, { ...HERE, address });
const refused = async (passkey: string, address?: string) =>
  (await refusalOf(enter(passkey, address))).code;

async function events(name: string): Promise<string[]> {
  const rows = await database.owner<{ userId: string }[]>`
    select payload ->> 'userId' as "userId" from events where name = ${name} order by id`;
  return rows.map(({ userId }) => userId);
}

test("a passkey signs in without a name, as both factors, and tells its owner of the new browser", async () => {
  const ada = await member("ada");
  const phone = await withPasskey(ada);
  const { token, userId, remember } = await enter(phone.answer(await signInOptions()));
  expect([userId, remember]).toEqual([ada.id, true]);
  const session = await findSession(token);
  expect(session?.signedIn.actor).toMatchObject({ id: ada.id, level: "second_factor" });
  expect(session?.signedIn.steppedUpAt).not.toBeNull();
  const [told] = await database.owner`
    select payload from events where name = 'account.new_browser' and payload ->> 'userId' = ${ada.id}`;
  expect(told?.["payload"]).toMatchObject({
    change: "passkey",
    place: expect.stringContaining("Firefox"),
  });
});

test("a synced passkey, whose counter is always 0, signs in again and again", async () => {
  const phone = await withPasskey(await person("bea"), new Authenticator({ counts: false }));
  const sessions: string[] = [];
  for (const _ of [1, 2]) sessions.push((await enter(phone.answer(await signInOptions()))).token);
  expect(new Set(sessions).size).toBe(2);
});

test("an answer works once: sent again it is refused, and of two requests at once one gets in", async () => {
  const phone = await withPasskey(await person("cleo"), new Authenticator({ counts: false }));
  const passkey = phone.answer(await signInOptions());
  const results = await Promise.allSettled([enter(passkey), enter(passkey)]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await refused(passkey)).toBe("passkey_expired");
});

test("an answer for another browser, purpose or moment is refused", async () => {
  const dan = await person("dan");
  const phone = await withPasskey(dan);
  expect(await refused(phone.answer(await signInOptions("another browser")))).toBe(
    "passkey_expired",
  );
  const stepUp = await authenticationOptions({ purpose: "step_up", askedBy: "browser" });
  expect(await refused(phone.answer(stepUp))).toBe("passkey_expired");
  expect(await refused(phone.answer({ challenge: "bm90aGluZw", rpId: "localhost" }))).toBe(
    "passkey_expired",
  );
  const passkey = phone.answer(await signInOptions());
  const restore = setClock({ now: () => Temporal.Now.instant().add({ minutes: 6 }) });
  expect(await refused(passkey)).toBe("passkey_expired");
  restore();
  await enter(passkey);
});

test.each<[what: string, twist: Twist, code: string]>([
  ["of another origin", { origin: "http://localhost:1" }, "passkey_refused"],
  ["of a look-alike host", { origin: "http://localhost.evil.test" }, "passkey_refused"],
  ["for another relying party", { rpId: "evil.test" }, "passkey_refused"],
  ["without user verification", { verified: false }, "passkey_unverified"],
  ["given in a frame of another site", { crossOrigin: true }, "passkey_refused"],
  ["that is a registration", { type: "webauthn.create" }, "passkey_refused"],
  ["with the user handle of another person", { userHandle: "YW5vdGhlcg" }, "passkey_refused"],
])("an answer %s is refused", async (what, twist, code) => {
  const phone = await withPasskey(await person(`p${what.replaceAll(/\W/g, "").slice(0, 20)}`));
  expect(await refused(phone.answer(await signInOptions(), twist))).toBe(code);
  await enter(phone.answer(await signInOptions()));
});

test("a changed signature, a key of another passkey and text that is no answer are refused", async () => {
  const eve = await person("eve");
  const phone = await withPasskey(eve);
  const right = JSON.parse(phone.answer(await signInOptions())) as {
    response: Record<string, string>;
  };
  const other = new Authenticator();
  const forged = JSON.parse(other.answer(await signInOptions())) as typeof right;
  expect(await refused(JSON.stringify(forged))).toBe("passkey_unknown");
  const mixed = {
    ...right,
    response: { ...right.response, signature: forged.response["signature"] },
  };
  expect(await refused(JSON.stringify(mixed))).toBe("passkey_refused");
  for (const text of ["", "{}", "[]", "null", "x".repeat(20_000), '{"id":"a"}'])
    expect(await refused(text)).toBe("passkey_refused");
});

test("a counter that goes back is refused and told to the owner, once for each answer", async () => {
  const fay = await person("fay");
  const phone = await withPasskey(fay);
  await enter(phone.answer(await signInOptions(), { counter: 7 }));
  expect(await refused(phone.answer(await signInOptions(), { counter: 7 }))).toBe("passkey_copied");
  expect(await refused(phone.answer(await signInOptions(), { counter: 0 }))).toBe("passkey_copied");
  expect(await events("account.passkey_copied")).toEqual([fay.id, fay.id]);
  await enter(phone.answer(await signInOptions(), { counter: 8 }));
});

test("a removed passkey signs nobody in", async () => {
  const gus = await member("gus");
  const phone = await withPasskey(gus);
  const late = phone.answer(await signInOptions());
  await removePasskey(gus, { passkeyId: phone.passkeyId, endOthers: false, key: newFormKey() });
  expect(await refused(late)).toBe("passkey_unknown");
});

test("a suspended person gets the session of the one page, without a notice", async () => {
  const hal = await person("hal");
  const phone = await withPasskey(hal);
  await suspend(OPERATOR, { userId: hal.id, reason: "Stolen cards.", key: newFormKey() });
  const { token, remember } = await enter(phone.answer(await signInOptions()));
  expect(remember).toBe(false);
  expect(await findSession(token)).toBeNull();
  expect(await events("account.new_browser")).not.toContain(hal.id);
});

test("a demo person's passkey opens nothing at a public address", async () => {
  const ida: UserActor = await person("ida");
  const phone = await withPasskey(ida);
  await database.owner`alter table users disable trigger user`;
  await database.owner`update users set demo = true where id = ${ida.id}`;
  await database.owner`alter table users enable trigger user`;
  const restore = overrideEnv({ publicOrigin: "https://farthing.example" });
  const options = await signInOptions();
  const passkey = phone.answer(options);
  expect(await refused(passkey)).toBe("passkey_unknown");
  restore();
});

test("refused answers of one place are limited, right ones are not", async () => {
  const phone = await withPasskey(await person("jan"));
  const wrong = new Authenticator();
  for (let round = 0; round < 40; round += 1)
    expect(await refused(wrong.answer(await signInOptions()), "203.0.113.9")).toBe(
      "passkey_unknown",
    );
  expect(await refused(wrong.answer(await signInOptions()), "203.0.113.9")).toBe(
    "too_many_attempts",
  );
  await enter(phone.answer(await signInOptions()), "203.0.113.10");
});
