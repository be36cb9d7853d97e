/** Adding a passkey: what is stored and told, and which answers of an authenticator are refused. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { addPasskey } from "#app/domain/security/passkeys/add-passkey.ts";
import { challengeFor, ownPasskeys } from "#app/domain/security/passkeys/own-passkeys.ts";
import { registrationOptions } from "#app/domain/security/passkeys/registration.ts";
import { MAX_PASSKEYS } from "#app/domain/security/passkeys/store-passkey.ts";
import { restOf } from "#app/domain/security/payout-rests.ts";
import { waysOf } from "#app/domain/security/ways.ts";
import { Authenticator } from "#tests/kit/authenticator.ts";
import type { Twist } from "#tests/kit/authenticator.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { newPasskeyForm, withPasskey } from "#tests/kit/passkeys.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

const database = useDatabase();

let made = 0;
const nextPerson = () => person(`maker${(made += 1)}`);

happensOnce("security.add_passkey", async () => {
  const actor = await nextPerson();
  const form = await newPasskeyForm(actor, new Authenticator());
  return {
    call: (key) => addPasskey(actor, { ...form, key }),
    effect: async () => (await waysOf(actor.id)).passkeys,
    once: 1,
    // The challenge was used up.
    second: "passkey_expired",
  };
});

async function refused(actor: UserActor, twist: Twist): Promise<string> {
  const form = await newPasskeyForm(actor, new Authenticator());
  const owner = { id: actor.id, email: "ada@example.test", name: "Ada" };
  const options = await registrationOptions(owner, challengeFor("register", actor));
  const sent = new Authenticator().register(options, twist);
  return (await refusalOf(addPasskey(actor, { ...form, made: sent }))).code;
}

test("the first passkey comes with ten recovery codes, a notice and a rest of payouts; the second without codes", async () => {
  const ada = await person("ada");
  const form = await newPasskeyForm(ada, new Authenticator({ counts: false }));
  const first = await addPasskey(ada, form);
  expect(first.codes).toHaveLength(10);
  expect(new Set(first.codes).size).toBe(10);
  expect(await waysOf(ada.id)).toEqual({ password: false, totp: false, codes: 10, passkeys: 1 });
  const stored =
    await database.owner`select to_jsonb(c) as c from recovery_codes c where user_id = ${ada.id}`;
  expect(JSON.stringify(stored)).not.toContain(first.codes?.[0]);
  const again = await addPasskey(ada, form);
  expect([again.replayed, again.codes, again.answer]).toEqual([true, null, first.answer]);
  const [row] = await ownPasskeys(ada);
  expect(row).toMatchObject({
    id: first.answer.passkeyId,
    name: "Phone",
    backedUp: true,
    usedAt: null,
  });
  const [told] = await database.owner`
    select payload from events where name = 'account.passkey_added' and payload ->> 'userId' = ${ada.id}`;
  expect(told?.["payload"]).toMatchObject({ title: "Phone", userId: ada.id });
  const hours = ((await restOf(ada.id))?.until?.getTime() ?? 0) - Date.now();
  expect(Math.round(hours / 3_600_000)).toBe(72);
  expect((await addPasskey(ada, await newPasskeyForm(ada, new Authenticator()))).codes).toBeNull();
});

test.each<[what: string, twist: Twist, code: string]>([
  ["of another origin", { origin: "https://evil.test" }, "passkey_refused"],
  ["for another relying party", { rpId: "evil.test" }, "passkey_refused"],
  ["of a person the device did not recognise", { verified: false }, "passkey_unverified"],
  ["that is an answer to a sign-in", { type: "webauthn.get" }, "passkey_refused"],
  [
    "with a certificate that names addresses to fetch",
    { attestation: { fmt: "packed", attStmt: new Map([["x5c", [Buffer.of(1)]]]) } },
    "passkey_refused",
  ],
  [
    "with an unknown statement",
    { attestation: { fmt: "tpm", attStmt: new Map() } },
    "passkey_refused",
  ],
])("a passkey %s is refused", async (_, twist, code) => {
  const actor = await nextPerson();
  expect(await refused(actor, twist)).toBe(code);
  expect((await waysOf(actor.id)).passkeys).toBe(0);
});

test("a passkey made for another person, another session or another purpose is refused", async () => {
  const [bea, cleo] = [await person("bea"), await person("cleo")];
  const foreign = await newPasskeyForm(bea, new Authenticator());
  expect((await refusalOf(addPasskey(cleo, foreign))).code).toBe("passkey_expired");
  const elsewhere = await newPasskeyForm({ ...bea, sessionId: "ses_other" }, new Authenticator());
  expect((await refusalOf(addPasskey(bea, elsewhere))).code).toBe("passkey_expired");
  const options = await registrationOptions(
    { id: bea.id, email: "", name: "" },
    challengeFor("sign_up", bea),
  );
  const wrong = { made: new Authenticator().register(options), name: "", key: newFormKey() };
  expect((await refusalOf(addPasskey(bea, wrong))).code).toBe("passkey_expired");
});

test("a credential that is in use already is refused, also for another person", async () => {
  const [dan, eve] = [await person("dan"), await person("eve")];
  const phone = await withPasskey(dan);
  const form = await newPasskeyForm(eve, phone);
  expect((await refusalOf(addPasskey(eve, form))).code).toBe("passkey_known");
});

test("a passkey without a name is named after the browser; a name that is too long is refused", async () => {
  const fay = await person("fay");
  const form = await newPasskeyForm(fay, new Authenticator());
  const place = { address: "192.0.2.1", agent: "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0" };
  await addPasskey({ ...fay, place }, { ...form, name: "" });
  expect((await ownPasskeys(fay)).map(({ name }) => name)).toEqual(["Firefox on Linux"]);
  const long = await newPasskeyForm(fay, new Authenticator());
  expect(await refusalOf(addPasskey(fay, { ...long, name: "x".repeat(81) }))).toMatchObject({
    code: "invalid_input",
    field: "name",
  });
});

test("a person has at most 20 passkeys, and a token adds none", async () => {
  const gus = await person("gus");
  for (let one = 0; one < MAX_PASSKEYS; one += 1) await withPasskey(gus);
  const more = await newPasskeyForm(gus, new Authenticator());
  expect((await refusalOf(addPasskey(gus, more))).code).toBe("too_many_items");
  const program = { ...gus, tokenId: "tok_some" };
  expect((await refusalOf(addPasskey(program, more))).code).toBe("not_allowed");
});
