/** Signing up with a passkey instead of a password. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { signUpWithPasskey } from "#app/domain/people/sign-up-with-passkey.ts";
import { registrationOptions } from "#app/domain/security/passkeys/registration.ts";
import { signInWithPasskey } from "#app/domain/security/passkeys/sign-in-with-passkey.ts";
import { restOf } from "#app/domain/security/payout-rests.ts";
import { signIn } from "#app/domain/security/sign-in.ts";
import { waysOf } from "#app/domain/security/ways.ts";
import { sql } from "#app/domain/store/store.ts";
import { Authenticator } from "#tests/kit/authenticator.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { signInOptions } from "#tests/kit/passkeys.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();
useQuickPasswords({ signUpsPerAddress: 3 });

let count = 0;
const here = (address = `192.0.2.${(count += 1)}`) => ({ address, agent: "Firefox/140.0 X11" });

async function form(device = new Authenticator(), askedBy = "browser") {
  count += 1;
  const person = { name: "Ada Byron", handle: `ada-${count}`, email: `ada${count}@example.test` };
  const userId = newId("user");
  const options = await registrationOptions(
    { ...person, id: userId },
    { purpose: "sign_up", askedBy },
  );
  return { ...person, userId, askedBy, passkey: device.register(options), key: newFormKey() };
}

happensOnce("people.sign_up", async () => {
  const input = await form();
  return {
    call: (key) => signUpWithPasskey({ ...input, key }, here()),
    effect: async () => (await sql`select from users where id = ${input.userId}`).count,
    once: 1,
    // The account's id came with the form.
    second: "passkey_expired",
  };
});

test("the new member has no password, a passkey that signs in, ten codes, and no rest of payouts", async () => {
  const device = new Authenticator();
  const input = await form(device);
  const { codes } = await signUpWithPasskey(input, here());
  expect(codes).toHaveLength(10);
  const ways = { password: false, totp: false, codes: 10, passkeys: 1 };
  expect(await waysOf(input.userId)).toEqual(ways);
  expect(await restOf(input.userId)).toBeNull();
  const passkey = device.answer(await signInOptions());
  const { userId } = await signInWithPasskey({ passkey, askedBy: "browser" }, here());
  expect(userId).toBe(input.userId);
  for (const password of ["", "null", "seven copper coins"])
    expect((await refusalOf(signIn({ email: input.email, password }, here()))).code).toBe(
      "wrong_credentials",
    );
});

test("a passkey made in another browser or with another account's id opens no account", async () => {
  const input = await form();
  const elsewhere = { ...input, askedBy: "another browser" };
  expect((await refusalOf(signUpWithPasskey(elsewhere, here()))).code).toBe("passkey_expired");
  await signUpWithPasskey(input, here());
  const again = await form();
  const taken = { ...again, userId: input.userId };
  expect((await refusalOf(signUpWithPasskey(taken, here()))).code).toBe("passkey_expired");
});

test("a taken handle and a name like staff's are refused at their fields, and a place opens few accounts", async () => {
  const input = await form();
  await signUpWithPasskey(input, here("198.51.100.1"));
  const wanted = async (changes: object) =>
    refusalOf(signUpWithPasskey({ ...(await form()), ...changes }, here("198.51.100.1")));
  expect(await wanted({ handle: input.handle })).toMatchObject({
    code: "handle_taken",
    field: "handle",
  });
  expect(await wanted({ name: "Farthing Support" })).toMatchObject({ field: "name" });
  await signUpWithPasskey(await form(), here("198.51.100.1"));
  expect((await wanted({})).code).toBe("too_many_attempts");
});
