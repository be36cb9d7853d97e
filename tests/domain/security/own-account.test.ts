/** Changes people make to their own account. */
import { expect, test } from "vitest";
import { changePassword } from "#app/domain/security/change-password.ts";
import { changeProfile, ownProfile } from "#app/domain/people/change-profile.ts";
import { requirePassword } from "#app/domain/security/confirm-password.ts";
import { openToken } from "#app/domain/security/open-token.ts";
import { passwordFingerprint } from "#app/domain/security/password.ts";
import { findSession, startSession } from "#app/domain/security/sessions.ts";
import { signIn } from "#app/domain/security/sign-in.ts";
import { command } from "#app/domain/commands/command.ts";
import { suspend } from "#app/domain/people/decide.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { accountNumberOf } from "#app/domain/payouts/account-number.ts";
import { saveMethod } from "#app/domain/payouts/save-method.ts";
import { tokenOf } from "#tests/kit/api.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { member, PASSWORD } from "#tests/kit/members.ts";
import { person } from "#tests/kit/cast.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();
useQuickPasswords({ signInTries: 3 });

const HERE = { address: "192.0.2.1", agent: "Test" };
const NEW = "eight silver spoons";

/** The person on a page, in a session that has just begun. */
async function signedIn({ id }: UserActor): Promise<UserActor> {
  const { token } = await startSession(id, "password", HERE);
  const found = await findSession(token);
  if (found === null) throw new Error("The session has just begun.");
  return found.signedIn.actor;
}

function wish(sessionId: string, changes: Partial<Parameters<typeof changePassword>[1]> = {}) {
  return { oldPassword: PASSWORD, newPassword: NEW, sessionId, key: newFormKey(), ...changes };
}

test("a profile form sent twice changes the profile once", async () => {
  const actor = await member("ada");
  const input = { name: "Ada  B.", handle: "Ada-B", headline: "Engines", bio: "One.\nTwo." };
  const form = { ...input, key: newFormKey() };
  await changeProfile(actor, form);
  expect((await changeProfile(actor, form)).replayed).toBe(true);
  expect(await ownProfile(actor)).toEqual({
    name: "Ada B.",
    emailState: "verified",
    handle: "ada-b",
    headline: "Engines",
    bio: "One.\nTwo.",
    email: "ada@example.test",
    languages: [],
    skills: [],
    timeZone: null,
    picture: null,
  });
});

test("a taken, reserved or malformed handle is refused; an older handle may stay as it is", async () => {
  const actor = await member("lin");
  await member("max");
  const rest = { name: "Lin", headline: "", bio: "" };
  const wanted = (handle: string) =>
    refusalOf(changeProfile(actor, { ...rest, handle, key: newFormKey() }));
  expect(await wanted("MAX")).toMatchObject({ code: "handle_taken", field: "handle" });
  expect(await wanted("staff")).toMatchObject({ code: "handle_reserved", field: "handle" });
  expect(await wanted("a b")).toMatchObject({ code: "invalid_input", field: "handle" });
  const old = await person("An_Old.One");
  await changeProfile(old, { ...rest, handle: "An_Old.One", key: newFormKey() });
  expect((await ownProfile(old)).handle).toBe("An_Old.One");
});

test("too long texts of a profile are refused", async () => {
  const actor = await member("wordy");
  const rest = { name: "W", handle: "wordy", headline: "", bio: "" };
  const refusal = (changes: object) =>
    refusalOf(changeProfile(actor, { ...rest, ...changes, key: newFormKey() }));
  expect(await refusal({ bio: "x".repeat(2001) })).toMatchObject({ field: "bio" });
  expect(await refusal({ headline: "x".repeat(121) })).toMatchObject({ field: "headline" });
  expect(await refusal({ name: "" })).toMatchObject({ field: "name" });
});

test("a password change ends the old password, other sessions and all tokens", async () => {
  const actor = await member("careful");
  const mine = await startSession(actor.id, "password", HERE);
  const thief = await startSession(actor.id, "password", HERE);
  const program = await tokenOf(actor);
  const form = wish(mine.sessionId);
  const [one, two] = await Promise.all([changePassword(actor, form), changePassword(actor, form)]);
  expect(one.answer).toEqual({ sessionsEnded: 1, tokensEnded: 1 });
  expect(two.answer).toEqual(one.answer);
  // Sent again later, when the old password is wrong by now; a replay creates no session.
  expect(await changePassword(actor, form)).toMatchObject({ replayed: true, token: null });
  const [renewed, ...more] = [one.token, two.token].filter((token) => token !== null);
  expect(more).toEqual([]);
  expect((await findSession(renewed ?? ""))?.signedIn.sessionId).toBe(mine.sessionId);
  expect(await findSession(mine.token)).toBeNull();
  expect(await findSession(thief.token)).toBeNull();
  expect((await refusalOf(openToken(program, ""))).code).toBe("token_revoked");
  const email = "careful@example.test";
  await signIn({ email, password: NEW }, HERE);
  expect((await refusalOf(signIn({ email, password: PASSWORD }, HERE))).code).toBe(
    "wrong_credentials",
  );
});

test("tokens survive a password change when their person chooses so, and the key belongs to that choice", async () => {
  const actor = await member("keeper");
  const program = await tokenOf(actor);
  const form = wish("ses_none", { keepTokens: true });
  expect((await changePassword(actor, form)).answer).toEqual({ sessionsEnded: 0, tokensEnded: 0 });
  expect((await openToken(program, "")).tokenId).toMatch(/^tok_/);
  const { keepTokens: _, ...other } = form;
  expect((await refusalOf(changePassword(actor, other))).code).toBe("key_reused");
});

test("a password change from before tokens were asked about gets its old answer", async () => {
  const actor = await member("former");
  const form = wish("ses_none");
  const fingerprint = passwordFingerprint(`${PASSWORD}\0${NEW}`, form.key);
  const spec = {
    name: "security.change_password" as const,
    actor,
    key: form.key,
    input: { fingerprint },
  };
  await command(spec, async () => ({ sessionsEnded: 2 }));
  expect(await changePassword(actor, form)).toEqual({
    answer: { sessionsEnded: 2 },
    replayed: true,
    token: null,
  });
});

test("a suspension while a token or a payout account is being made leaves none behind", async () => {
  const actor = await member("halted");
  const onPage = await signedIn(actor);
  await suspend(OPERATOR, { userId: actor.id, reason: "Stolen cards.", key: newFormKey() });
  expect((await refusalOf(tokenOf(onPage))).code).toBe("account_suspended");
  const account = { holder: "Thief", account: accountNumberOf("DE", "100100100000000000") };
  const saved = saveMethod(onPage, { ...account, key: newFormKey() });
  expect((await refusalOf(saved)).code).toBe("account_suspended");
});

test("a password change while a sign-in, a token or a payout account is being made leaves none behind", async () => {
  const actor = await member("racing");
  const proof = await requirePassword(actor.id, PASSWORD, "password");
  const onPage = await signedIn(actor);
  await changePassword(actor, wish("ses_none"));
  expect((await refusalOf(tokenOf(onPage))).code).toBe("step_up_required");
  const account = { holder: "Thief", account: accountNumberOf("DE", "100100100000000000") };
  const saved = saveMethod(onPage, { ...account, key: newFormKey() });
  expect((await refusalOf(saved)).code).toBe("step_up_required");
  const late = startSession(actor.id, "password", HERE, proof);
  expect((await refusalOf(late)).code).toBe("wrong_credentials");
});

test("two different password changes at once: one holds and the other is refused", async () => {
  const actor = await member("hasty");
  const results = await Promise.allSettled([
    changePassword(actor, wish("ses_none")),
    changePassword(actor, wish("ses_none", { newPassword: "nine golden forks" })),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const codes = results.map((result) =>
    result.status === "rejected" ? (result.reason as { code: string }).code : "done",
  );
  expect(["done", "stale", "password_wrong"]).toEqual(expect.arrayContaining(codes));
});

test("a spent key cannot set another password", async () => {
  const actor = await member("keyed");
  const form = wish("ses_none");
  await changePassword(actor, form);
  const other = { ...form, newPassword: "nine golden forks" };
  expect((await refusalOf(changePassword(actor, other))).code).toBe("key_reused");
});

test("a weak new password is refused at its field", async () => {
  const actor = await member("weak");
  for (const [newPassword, code] of [
    ["short", "password_too_short"],
    ["Password2026!", "password_too_common"],
    ["weak@example.test", "password_too_common"],
  ] as const)
    expect(await refusalOf(changePassword(actor, wish("ses_none", { newPassword })))).toMatchObject(
      { code, field: "newPassword" },
    );
});

test("a password change asks for the old password, and guessing it is limited", async () => {
  const actor = await member("guarded");
  const guess = () => refusalOf(changePassword(actor, wish("s", { oldPassword: "a wrong one" })));
  for (let round = 0; round < 3; round += 1)
    expect(await guess()).toMatchObject({ code: "password_wrong", field: "oldPassword" });
  expect((await guess()).code).toBe("too_many_attempts");
});
