/** Asking for the link that verifies an address: by a person, again and again, within limits. */
import { expect, test } from "vitest";
import { sendVerification } from "#app/domain/people/addresses/send-verification.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { opened } from "#tests/kit/addresses.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { member, setEmailState } from "#tests/kit/members.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();
useQuickPasswords({ signUpsPerAddress: 100 });

const send = (actor: Parameters<typeof sendVerification>[0], key = newFormKey()) =>
  sendVerification(actor, { key });

async function linksTo(email: string): Promise<number> {
  return (await sql`select from mailed_links where email = ${email}`).count;
}

let scenes = 0;
happensOnce("ask for a link", async () => {
  scenes += 1;
  const old = await member(`asks-${scenes}`);
  await setEmailState(old, "from_before");
  return {
    call: (key) => send(old, key),
    effect: () => linksTo(`asks-${scenes}@example.test`),
    once: 1,
    second: "done",
    both: 2,
  };
});

test("a verified account is mailed no link", async () => {
  expect((await refusalOf(send(await member("done")))).code).toBe("email_verified_already");
});

test("an address gets four links an hour, whether an account holds it or not, and sign-ups beyond open accounts without one", async () => {
  await member("victim");
  for (const email of ["victim@example.test", "nobody@example.test"]) {
    const handle = email.startsWith("victim") ? "flood" : "drown";
    for (let n = 0; n < 6; n += 1)
      await opened(`${handle}-${n}`, email, { address: `192.0.2.${n}` });
    expect(await linksTo(email)).toBe(4);
    const last = await opened(`${handle}-last`, email, { address: "192.0.2.9" });
    const refusal = await refusalOf(send(last));
    expect(refusal.code).toBe("too_many_attempts");
    expect(refusal.message).toContain("please wait 60 minutes");
  }
});

test("a place mails twelve links an hour", async () => {
  const from = { address: "198.51.100.1" };
  for (let n = 0; n < 14; n += 1) await opened(`spread-${n}`, undefined, from);
  const sent = await sql`select from mailed_links where email like 'spread-%'`;
  expect(sent).toHaveLength(12);
});
