/** Verifying an address: the first account to do it has the address, and a link works once, for its purpose, for 30 minutes. */
import { expect, test } from "vitest";
import { restOf } from "#app/domain/security/payout-rests.ts";
import { verifyEmail } from "#app/domain/people/addresses/verify-email.ts";
import { openedLink } from "#app/domain/people/addresses/opened-link.ts";
import { finishEmailChange } from "#app/domain/people/addresses/finish-email-change.ts";
import { sendVerification } from "#app/domain/people/addresses/send-verification.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { signIn } from "#app/domain/security/sign-in.ts";
import { addressOf, mailedToken, opened, pressed } from "#tests/kit/addresses.ts";
import { withoutStep } from "#tests/kit/factors.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { member, PASSWORD, setEmailState } from "#tests/kit/members.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { sql } from "#app/domain/store/store.ts";

useDatabase();
useQuickPasswords();
const clock = useMovedClock();

const HERE = { address: "192.0.2.1", agent: "Test" };
const codeOf = async (work: Promise<unknown>) => (await refusalOf(work)).code;
const verified = async (actor: { id: string }) =>
  verifyEmail(pressed(await mailedToken(actor.id, "verify_email")));

let scenes = 0;
happensOnce("verify an address", async () => {
  scenes += 1;
  const ada = await opened(`once-${scenes}`);
  const token = await mailedToken(ada.id, "verify_email");
  return {
    call: (key) => verifyEmail({ token, key }),
    effect: () => addressOf(ada),
    once: `verified once-${scenes}@example.test`,
    second: "link_invalid",
  };
});

test("of two accounts with one address the first to verify it has it; the other keeps its name and signs in by handle", async () => {
  const first = await opened("first", "shared@example.test");
  const second = await opened("second", "Shared@Example.test");
  await verified(second);
  expect([await addressOf(first), await addressOf(second)]).toEqual([
    "unverified shared@example.test",
    "verified Shared@Example.test",
  ]);
  expect(await codeOf(verified(first))).toBe("email_taken");
  const password = PASSWORD;
  expect(withoutStep(await signIn({ email: "shared@example.test", password }, HERE)).userId).toBe(
    second.id,
  );
  expect(withoutStep(await signIn({ email: "First", password }, HERE)).userId).toBe(first.id);
});

test("two accounts verify one address at the same moment: one has it", async () => {
  const both = [
    await opened("left", "race@example.test"),
    await opened("right", "race@example.test"),
  ];
  const ended = await Promise.allSettled(both.map((one) => verified(one)));
  expect(ended.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const [lost] = ended.filter((one) => one.status === "rejected");
  expect(lost?.reason).toMatchObject({ code: "email_taken" });
});

test("an account from before that never verified its address loses it to the account that did, and is told", async () => {
  const old = await member("old");
  await setEmailState(old, "from_before");
  const owner = await opened("mailbox", "old@example.test");
  await verified(owner);
  expect([await addressOf(old), await addressOf(owner)]).toEqual([
    "unverified old@example.test",
    "verified old@example.test",
  ]);
  expect((await restOf(old.id))?.until).not.toBeNull();
  const told =
    await sql`select 1 from events where name = 'account.email_lost' and subject_id = ${old.id}`;
  expect(told).toHaveLength(1);
  const { userId } = withoutStep(await signIn({ email: "old", password: PASSWORD }, HERE));
  expect(userId).toBe(old.id);
});

test("a verified address stays with its account, and the page of the mailed link says so before anything is pressed", async () => {
  await member("holder");
  const second = await opened("newcomer", "holder@example.test");
  const token = await mailedToken(second.id, "verify_email");
  expect((await openedLink(null, token, "verify_email"))?.holder).toEqual({
    handle: "holder",
    verified: true,
  });
  expect(await codeOf(verifyEmail(pressed(token)))).toBe("email_taken");
});

test("a link that verifies an address ends after 30 minutes, by a newer one, and works for no other purpose", async () => {
  const ada = await opened("timed");
  const token = await mailedToken(ada.id, "verify_email");
  expect(await codeOf(finishEmailChange(pressed(token)))).toBe("link_invalid");
  expect(await codeOf(verifyEmail(pressed("x".repeat(43))))).toBe("link_invalid");
  await sendVerification(ada, { key: newFormKey() });
  expect(await codeOf(verifyEmail(pressed(token)))).toBe("link_invalid");
  const newer = await mailedToken(ada.id, "verify_email");
  clock.pass(0.5);
  expect(await openedLink(null, newer, "verify_email")).toBeNull();
  expect(await codeOf(verifyEmail(pressed(newer)))).toBe("link_invalid");
  expect(await addressOf(ada)).toBe("unverified timed@example.test");
});
