/** Signing in with a second step: no session before it, one text for one sign-in, and the limits of its codes. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { suspend } from "#app/domain/people/decide.ts";
import { changePassword } from "#app/domain/security/change-password.ts";
import { withSignIn } from "#app/domain/security/known-browser.ts";
import { removeTotp } from "#app/domain/security/remove-totp.ts";
import { finishSignIn } from "#app/domain/security/second-step.ts";
import { findSession } from "#app/domain/security/sessions.ts";
import { signIn } from "#app/domain/security/sign-in.ts";
import { findSuspendedSession } from "#app/domain/security/suspended-session.ts";
import { codeAt } from "#app/domain/security/totp-code.ts";
import { sql } from "#app/domain/store/store.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { giveApp, steps } from "#tests/kit/factors.ts";
import { member, PASSWORD } from "#tests/kit/members.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();
useQuickPasswords({ signInTries: 3 });
const clock = useMovedClock();

let places = 0;
function somewhere() {
  places += 1;
  return { address: `192.0.2.${places}`, agent: "Firefox/140 (X11; Linux)" };
}

/** A person with an app who has typed the right password. */
async function half(handle: string, from = somewhere()) {
  const who = await member(handle);
  const seed = await giveApp(who.id);
  const text = await passwordOf(handle, from);
  return { who, seed, text, from, code: (step = 0) => codeAt(seed, steps(step)) };
}

async function passwordOf(handle: string, from = somewhere()): Promise<string> {
  const signed = await signIn({ email: `${handle}@example.test`, password: PASSWORD }, from);
  if (!("secondStep" in signed)) throw new Error("There was no second step.");
  return signed.secondStep;
}

const sessionsOf = async (userId: string) =>
  (await sql`select from sessions where user_id = ${userId}`).length;

test("the right password begins no session; the right code begins one of the level second_factor", async () => {
  const { who, text, from, code } = await half("ada");
  expect(await sessionsOf(who.id)).toBe(0);
  const { token, userId, remember } = await finishSignIn(text, code(), from);
  expect([userId, remember]).toEqual([who.id, true]);
  const session = await findSession(token);
  expect(session?.signedIn.actor.level).toBe("second_factor");
  expect(session?.signedIn.steppedUpAt).not.toBeNull();
  const told =
    await sql`select from events where name = 'account.new_browser' and payload->>'userId' = ${who.id}`;
  expect(told).toHaveLength(1);
});

test("a used or copied text signs in no second time, even with a new code", async () => {
  const { who, text, from, code } = await half("lin");
  await finishSignIn(text, code(), from);
  expect((await refusalOf(finishSignIn(text, code(1), somewhere()))).code).toBe("sign_in_again");
  expect(await sessionsOf(who.id)).toBe(1);
});

test("of two requests at once, one text with two good codes or one code with two texts gives one session", async () => {
  const { who, text, from, code } = await half("max");
  const one = await Promise.allSettled([
    finishSignIn(text, code(0), from),
    finishSignIn(text, code(1), from),
  ]);
  expect(one.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await sessionsOf(who.id)).toBe(1);
  const other = await half("ray");
  const texts = [other.text, await passwordOf("ray")];
  const two = await Promise.allSettled(texts.map((each) => finishSignIn(each, other.code(), from)));
  expect(two.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await sessionsOf(other.who.id)).toBe(1);
});

test("the text ends after ten minutes, with a new password, and with the factor", async () => {
  const late = await half("zoe");
  clock.pass(10 / 60);
  expect((await refusalOf(finishSignIn(late.text, late.code(), late.from))).code).toBe(
    "sign_in_again",
  );
  const changed = await half("kim");
  const change = { oldPassword: PASSWORD, newPassword: "eight silver spoons", sessionId: "none" };
  await changePassword(changed.who, { ...change, key: newFormKey() });
  const after = await refusalOf(finishSignIn(changed.text, changed.code(), changed.from));
  expect(after.code).toBe("sign_in_again");
  const removed = await half("tom");
  await removeTotp(removed.who, { key: newFormKey() });
  const without = await refusalOf(finishSignIn(removed.text, removed.code(), removed.from));
  expect(without.code).toBe("sign_in_again");
});

test.each(["", "nonsense", Buffer.from("{}").toString("base64url")])(
  "a text that is not of this site leads back to the start: %j",
  async (text) => {
    expect((await refusalOf(finishSignIn(text, "000000", somewhere()))).code).toBe("sign_in_again");
  },
);

test("the text of one person does not sign another in", async () => {
  const [pat, eve] = [await half("pat"), await half("eve")];
  expect((await refusalOf(finishSignIn(pat.text, eve.code(), pat.from))).code).toBe("code_wrong");
  expect(await sessionsOf(pat.who.id)).toBe(0);
});

test("strangers with the password share one limit for codes; a browser the account knows has its own", async () => {
  const { who, text, code } = await half("sam");
  const wrong = () => refusalOf(finishSignIn(text, "000000", somewhere()));
  for (let round = 0; round < 3; round += 1) expect((await wrong()).code).toBe("code_wrong");
  const refused = await refusalOf(finishSignIn(text, code(), somewhere()));
  expect(refused.code).toBe("too_many_attempts");
  expect(refused.message).toContain("try again in");
  const known = { ...somewhere(), browser: withSignIn(null, who.id) };
  const { token } = await finishSignIn(await passwordOf("sam", known), code(), known);
  expect(await findSession(token)).not.toBeNull();
});

test("a suspended person with a factor gets the session of their one page after the second step", async () => {
  const { who, seed } = await half("una");
  await suspend(OPERATOR, { userId: who.id, reason: "Stolen cards.", key: newFormKey() });
  const from = somewhere();
  const text = await passwordOf("una", from);
  const { token, remember } = await finishSignIn(text, codeAt(seed, steps(0)), from);
  expect(remember).toBe(false);
  expect(await findSession(token)).toBeNull();
  expect((await findSuspendedSession(token))?.actor).toEqual({ kind: "suspended", id: who.id });
});
