/** A step-up by passkey: for one session, once, and by the person's own passkey only. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { authenticationOptions } from "#app/domain/security/passkeys/authentication.ts";
import { challengeFor, credentialsOf } from "#app/domain/security/passkeys/own-passkeys.ts";
import { removePasskey } from "#app/domain/security/passkeys/remove-passkey.ts";
import { prove } from "#app/domain/security/prove.ts";
import { Authenticator } from "#tests/kit/authenticator.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { signInOptions, withPasskey } from "#tests/kit/passkeys.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();

const SESSION = "ses_mine";

async function options({ id }: UserActor, sessionId = SESSION) {
  return authenticationOptions(challengeFor("step_up", { id, sessionId }), await credentialsOf(id));
}

const confirm = ({ id }: UserActor, passkey: string, sessionId = SESSION) =>
  prove(id, { password: "", code: "", passkey }, { sessionId });
const refused = async (...call: Parameters<typeof confirm>) => refusalOf(confirm(...call));

test("a passkey confirms its person once, and names the passkeys that count", async () => {
  const ada = await person("ada");
  const phone = await withPasskey(ada);
  const asked = await options(ada);
  expect(asked.allowCredentials).toEqual([
    { id: phone.credentialId.toString("base64url"), transports: ["internal"], type: "public-key" },
  ]);
  const passkey = phone.answer(asked);
  const results = await Promise.allSettled([confirm(ada, passkey), confirm(ada, passkey)]);
  expect(results).toContainEqual({ status: "fulfilled", value: "second_factor" });
  expect(results.filter(({ status }) => status === "rejected")).toHaveLength(1);
  const again = { code: "passkey_expired", field: "stepUpPasskey" };
  expect(await refused(ada, passkey)).toMatchObject(again);
});

test("an answer of another session, for a sign-in, or by a device that did not recognise the person confirms nothing", async () => {
  const bea = await person("bea");
  const phone = await withPasskey(bea);
  expect((await refused(bea, phone.answer(await options(bea, "ses_other")))).code).toBe(
    "passkey_expired",
  );
  expect((await refused(bea, phone.answer(await signInOptions()))).code).toBe("passkey_expired");
  const unseen = phone.answer(await options(bea), { verified: false });
  expect((await refused(bea, unseen)).code).toBe("passkey_unverified");
  const foreign = phone.answer(await options(bea), { origin: "https://evil.test" });
  expect((await refused(bea, foreign)).code).toBe("passkey_refused");
});

test("the passkey of another person and a removed one confirm nothing", async () => {
  const [cleo, dan] = [await person("cleo"), await person("dan")];
  const [hers, his] = [await withPasskey(cleo), await withPasskey(dan)];
  expect((await refused(cleo, his.answer(await options(cleo)))).code).toBe("passkey_unknown");
  await withPasskey(cleo, new Authenticator());
  const late = hers.answer(await options(cleo));
  await removePasskey(cleo, { passkeyId: hers.passkeyId, endOthers: false, key: newFormKey() });
  expect((await refused(cleo, late)).code).toBe("passkey_unknown");
});
