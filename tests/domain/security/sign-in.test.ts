/** Signing in and staying signed in: who is admitted, and for how long. */
import { expect, test } from "vitest";
import { RouterContextProvider } from "react-router";
import { changePassword } from "#app/domain/security/change-password.ts";
import { reinstate, suspend } from "#app/domain/people/decide.ts";
import { forgetExpired } from "#app/domain/security/forget-expired.ts";
import { withSignIn } from "#app/domain/security/known-browser.ts";
import { endOtherSessions, endOwnSession, ownSessions } from "#app/domain/security/own-sessions.ts";
import { endSession, findSession, startSession } from "#app/domain/security/sessions.ts";
import { findSuspendedSession } from "#app/domain/security/suspended-session.ts";
import { signIn } from "#app/domain/security/sign-in.ts";
import { signUp } from "#app/domain/people/sign-up.ts";
import { offerWayIn, readUnlockLink, writeUnlockLink } from "#app/domain/security/unlock-link.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { answerHeaders } from "#app/http/answer-headers.ts";
import { action } from "#app/routes/security/sign-in.tsx";
import { withoutStep } from "#tests/kit/factors.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { opened } from "#tests/kit/addresses.ts";
import { member, PASSWORD, setEmailState } from "#tests/kit/members.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { person } from "#tests/kit/cast.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { useSecurityLines } from "#tests/kit/security-lines.ts";

useDatabase();
useQuickPasswords({
  signInTries: 3,
  signInTriesPerAddress: 8,
  sessionDays: 30,
  sessionMaxDays: 90,
});
const log = useSecurityLines();
const clock = useMovedClock();

let places = 0;

/** Every test signs in from an address of its own, so that limits do not add up. */
function somewhere() {
  places += 1;
  return { address: `192.0.2.${places}`, agent: "Firefox/140 (X11; Linux)" };
}

const wrong = (handle: string) => ({ email: `${handle}@example.test`, password: "not this one" });
const right = (handle: string) => ({ email: `${handle}@example.test`, password: PASSWORD });

test("an unknown e-mail and a wrong password get the same answer", async () => {
  await member("ada");
  const here = somewhere();
  const unknown = await signIn(wrong("nobody"), here).catch((problem: unknown) => problem);
  const known = await signIn(wrong("ada"), here).catch((problem: unknown) => problem);
  expect(known).toMatchObject({ code: "wrong_credentials" });
  expect(unknown).toEqual(known);
});

test("an address leads to the account that holds it, and without one to the newest that gave it; a handle to its own account", async () => {
  const password = PASSWORD;
  const older = await opened("older", "typed@example.test");
  const newer = await opened("newer", "Typed@example.test");
  const who = async (email: string) =>
    withoutStep(await signIn({ email, password }, somewhere())).userId;
  expect(await who("TYPED@example.test")).toBe(newer.id);
  expect([await who("older"), await who(" Newer ")]).toEqual([older.id, newer.id]);
  await setEmailState(older, "from_before");
  expect(await who("typed@example.test")).toBe(older.id);
  await opened("newest", "typed@example.test");
  expect(await who("typed@example.test")).toBe(older.id);
});

test("the password of an account that does not hold the address is not compared with it", async () => {
  await member("held");
  const stranger = { name: "Eve", handle: "eve", email: "held@example.test", key: newFormKey() };
  await signUp({ ...stranger, password: "wooden door handles" });
  const tried = { email: "held@example.test", password: "wooden door handles" };
  expect((await refusalOf(signIn(tried, somewhere()))).code).toBe("wrong_credentials");
});

test("an unknown handle and a wrong password get the same answer", async () => {
  await member("handled");
  const here = somewhere();
  const password = "not this one";
  const unknown = await refusalOf(signIn({ email: "nobody-here", password }, here));
  const known = await refusalOf(signIn({ email: "handled", password }, here));
  expect(known).toMatchObject({ code: "wrong_credentials" });
  expect(unknown).toEqual(known);
});

test("people without a password, such as imported ones, cannot sign in with any", async () => {
  await person("imported");
  for (const password of ["", "null", PASSWORD])
    expect(
      (await refusalOf(signIn({ email: "imported@example.test", password }, somewhere()))).code,
    ).toBe("wrong_credentials");
});

test("the store holds the hash of a session token, never the token", async () => {
  const actor = await member("hashed");
  const { token, sessionId } = await startSession(actor.id, "password", somewhere());
  expect(Buffer.from(token, "base64url")).toHaveLength(32);
  const [row] = await sql`select id from sessions where user_id = ${actor.id}`;
  expect(row?.["id"]).toMatch(/^[0-9a-f]{64}$/);
  expect((await findSession(token))?.signedIn.actor).toEqual({
    kind: "user",
    id: actor.id,
    role: "member",
    duties: [],
    level: "password",
    sessionId,
  });
  expect(await findSession(String(row?.["id"]))).toBeNull();
});

test("a session ends when it is signed out", async () => {
  const { token } = await startSession((await member("leaving")).id, "password", somewhere());
  await endSession(token);
  expect(await findSession(token)).toBeNull();
});

test("an idle session expires; a used session goes on, and is written at most once a minute", async () => {
  const { token } = await startSession((await member("sliding")).id, "password", somewhere());
  expect((await findSession(token))?.extended).toBe(false);
  clock.pass(20 * 24);
  expect((await findSession(token))?.extended).toBe(true);
  expect((await findSession(token))?.extended).toBe(false);
  clock.pass(20 * 24);
  expect(await findSession(token)).not.toBeNull();
  clock.pass(30 * 24 + 1);
  expect(await findSession(token)).toBeNull();
});

test("a used session ends 90 days after its sign-in, also a session from before the limit", async () => {
  const actor = await member("absolute");
  const { token, sessionId } = await startSession(actor.id, "password", somewhere());
  // The session row of an older store: prolonged without end.
  await sql`update sessions set expires_at = expires_at + interval '1 year' where public_id = ${sessionId}`;
  const [listed] = await ownSessions(actor);
  expect(listed?.endsAt).toEqual(hoursAfter(listed?.createdAt ?? nowDate(), 90 * 24));
  for (let days = 0; days < 80; days += 20) {
    clock.pass(20 * 24);
    expect(await findSession(token)).not.toBeNull();
  }
  clock.pass(10 * 24);
  expect(await findSession(token)).toBeNull();
  expect(await ownSessions(actor)).toEqual([]);
});

test("a suspended person is signed out at the next request, and a new sign-in opens the withdrawal page only", async () => {
  const actor = await member("risky");
  const { token } = withoutStep(await signIn(right("risky"), somewhere()));
  const input = { userId: actor.id, reason: "Stolen cards.", key: newFormKey() };
  await suspend(OPERATOR, input);
  expect(await findSession(token)).toBeNull();
  expect((await refusalOf(signIn(wrong("risky"), somewhere()))).code).toBe("wrong_credentials");
  expect(await findSuspendedSession(token)).toBeNull();
  const again = withoutStep(await signIn(right("risky"), somewhere()));
  expect(await findSession(again.token)).toBeNull();
  expect((await findSuspendedSession(again.token))?.actor).toEqual({
    kind: "suspended",
    id: actor.id,
  });
  await reinstate(OPERATOR, { ...input, key: newFormKey() });
  for (const old of [token, again.token])
    expect([await findSession(old), await findSuspendedSession(old)]).toEqual([null, null]);
});

test("a suspended person is kept out even while a session row is still open", async () => {
  const actor = await member("raced");
  await suspend(OPERATOR, { userId: actor.id, reason: "Under review.", key: newFormKey() });
  const { token } = await startSession(actor.id, "password", somewhere());
  expect([await findSession(token), await findSuspendedSession(token)]).toEqual([null, null]);
});

test("a person ends their own sessions, singly or all others, and no other person's", async () => {
  const actor = await member("tidy");
  const other = await member("other");
  const [one, two, three] = [
    await startSession(actor.id, "password", somewhere()),
    await startSession(actor.id, "password", somewhere()),
    await startSession(actor.id, "password", somewhere()),
  ];
  const foreign = await startSession(other.id, "password", somewhere());
  for (const id of [foreign.sessionId, "ses_00000000000000000000000000", "'; drop table users"])
    expect((await refusalOf(endOwnSession(actor, id))).code).toBe("not_found");
  await endOwnSession(actor, one.sessionId);
  expect((await refusalOf(endOwnSession(actor, one.sessionId))).code).toBe("not_found");
  expect(await endOtherSessions(actor, two.sessionId)).toBe(1);
  expect(await findSession(three.token)).toBeNull();
  expect(await findSession(foreign.token)).not.toBeNull();
  expect((await ownSessions(actor)).map(({ id }) => id)).toEqual([two.sessionId]);
});

test("after too many wrong passwords even the right one waits; right passwords never count", async () => {
  await member("guessed");
  const here = somewhere();
  for (let round = 0; round < 5; round += 1) await signIn(right("guessed"), here);
  for (let round = 0; round < 3; round += 1)
    expect((await refusalOf(signIn(wrong("guessed"), here))).code).toBe("wrong_credentials");
  const refused = await refusalOf(signIn(right("guessed"), here));
  expect(refused.code).toBe("too_many_attempts");
  expect(refused.facts["retry_after_seconds"]).toMatch(/^[1-9]\d*$/);
  // The person themselves still signs in from another place.
  await signIn(right("guessed"), somewhere());
});

test("an account bears only so many guesses from all places together", async () => {
  await member("popular");
  for (let round = 0; round < 9; round += 1)
    expect((await refusalOf(signIn(wrong("popular"), somewhere()))).code).toBe("wrong_credentials");
  expect((await refusalOf(signIn(wrong("popular"), somewhere()))).code).toBe("too_many_attempts");
});

/** A browser that signed in to the account before. */
function knownBrowser(actor: { id: string }) {
  return { ...somewhere(), browser: withSignIn(null, actor.id) };
}

/** As many wrong passwords from as many places as strangers share. */
async function useUpStrangersTries(handle: string): Promise<void> {
  for (let round = 0; round < 9; round += 1)
    expect((await refusalOf(signIn(wrong(handle), somewhere()))).code).toBe("wrong_credentials");
  expect((await refusalOf(signIn(wrong(handle), somewhere()))).code).toBe("too_many_attempts");
}

test("a browser known to the account signs in whatever strangers try; its own wrong tries count against itself only", async () => {
  const actor = await member("known");
  const mine = knownBrowser(actor);
  await useUpStrangersTries("known");
  await signIn(right("known"), mine);
  for (let round = 0; round < 3; round += 1)
    expect((await refusalOf(signIn(wrong("known"), mine))).code).toBe("wrong_credentials");
  expect((await refusalOf(signIn(right("known"), mine))).code).toBe("too_many_attempts");
  clock.pass(0.01);
  await signIn(right("known"), knownBrowser(actor));
});

test("a pass of another account, or from before the present password, makes no browser known", async () => {
  const actor = await member("renewed");
  const other = await member("neighbour");
  const before = knownBrowser(actor);
  clock.pass(1);
  const session = await startSession(actor.id, "password", somewhere());
  await changePassword(actor, {
    oldPassword: PASSWORD,
    newPassword: "eight silver spoons",
    sessionId: session.sessionId,
    key: newFormKey(),
  });
  await useUpStrangersTries("renewed");
  const now = { email: "renewed@example.test", password: "eight silver spoons" };
  for (const from of [before, knownBrowser(other)])
    expect((await refusalOf(signIn(now, from))).code).toBe("too_many_attempts");
  await signIn(now, knownBrowser(actor));
});

test("a sign-in to another account in a known browser gives no new tries", async () => {
  const actor = await member("victim");
  const thief = await member("thief");
  let browser = withSignIn(null, actor.id);
  for (let round = 0; round < 3; round += 1) {
    expect((await refusalOf(signIn(wrong("victim"), { ...somewhere(), browser }))).code).toBe(
      "wrong_credentials",
    );
    clock.pass(0.01);
    browser = withSignIn(browser, thief.id);
  }
  expect((await refusalOf(signIn(right("victim"), { ...somewhere(), browser }))).code).toBe(
    "too_many_attempts",
  );
});

test("a sign-in to a suspended account, of which its person is not told, makes no browser known", async () => {
  const actor = await member("watched");
  const cookies = async () => {
    const context = new RouterContextProvider();
    const url = new URL("http://localhost/sign-in");
    const request = new Request(url, {
      method: "POST",
      body: new URLSearchParams(right("watched")),
    });
    await action({ request, context, url } as unknown as Parameters<typeof action>[0]);
    return answerHeaders(context)
      .getSetCookie()
      .map((line) => line.split("=")[0]);
  };
  expect(await cookies()).toEqual(["farthing", "farthing-browser"]);
  await suspend(OPERATOR, { userId: actor.id, reason: "Stolen cards.", key: newFormKey() });
  expect(await cookies()).toEqual(["farthing"]);
});

test("the session of a suspended person ends 90 days after its sign-in at the latest", async () => {
  const actor = await member("long");
  await suspend(OPERATOR, { userId: actor.id, reason: "Stolen cards.", key: newFormKey() });
  const { token } = withoutStep(await signIn(right("long"), somewhere()));
  await sql`update sessions set expires_at = expires_at + interval '1 year' where user_id = ${actor.id}`;
  expect(await findSuspendedSession(token)).not.toBeNull();
  clock.pass(90 * 24);
  expect(await findSuspendedSession(token)).toBeNull();
});

test("a new browser at a place the account was used from signs in whatever strangers try", async () => {
  await member("homely");
  const home = somewhere();
  await signIn(right("homely"), home);
  await useUpStrangersTries("homely");
  expect(withoutStep(await signIn(right("homely"), home)).token).not.toBe("");
});

test("an account under attack mails its owner one unlock link, and the link admits a new browser at a new place", async () => {
  const actor = await member("besieged");
  await useUpStrangersTries("besieged");
  await refusalOf(signIn(wrong("besieged"), somewhere()));
  const offers = () => sql<{ wayIn: string }[]>`
    select payload ->> 'wayIn' as "wayIn" from events
    where name = 'account.guessed_at' and subject_id = ${actor.id}`;
  await expect.poll(async () => (await offers()).length).toBe(1);
  const wayIn = readUnlockLink((await offers())[0]?.wayIn ?? "");
  await signIn(right("besieged"), { ...somewhere(), wayIn });
  for (let round = 0; round < 3; round += 1)
    await refusalOf(signIn(wrong("besieged"), { ...somewhere(), wayIn }));
  expect((await refusalOf(signIn(right("besieged"), { ...somewhere(), wayIn }))).code).toBe(
    "too_many_attempts",
  );
  const sealed = writeUnlockLink({ id: "another", userId: actor.id, madeAt: nowDate() });
  clock.pass(24);
  expect([readUnlockLink(sealed), readUnlockLink("nonsense")]).toEqual([null, null]);
});

test("a suspended person whose account is guessed at gets the unlock link, too", async () => {
  const actor = await member("cornered");
  await suspend(OPERATOR, { userId: actor.id, reason: "Stolen cards.", key: newFormKey() });
  await useUpStrangersTries("cornered");
  await expect
    .poll(async () => {
      const offers = await sql`
        select from events where name = 'account.guessed_at' and subject_id = ${actor.id}`;
      return offers.count;
    })
    .toBe(1);
});

test("a sign-up under the key that follows from an account and the day does not keep the unlock link from being mailed", async () => {
  const actor = await member("muted");
  const half = Math.floor(nowDate().getTime() / (12 * 3_600_000));
  const key = `way-in:${actor.id}:${half}`;
  const taken = { name: "Taker", handle: "taker", email: "taker@example.test", password: PASSWORD };
  await signUp({ ...taken, key });
  await offerWayIn(actor.id);
  const offers =
    await sql`select from events where name = 'account.guessed_at' and subject_id = ${actor.id}`;
  expect(offers.count).toBe(1);
});

test("an e-mail without an account gets the same answer when strangers used up their tries", async () => {
  await member("told");
  await useUpStrangersTries("told");
  await useUpStrangersTries("untold");
  const known = await refusalOf(signIn(wrong("told"), somewhere()));
  const unknown = await refusalOf(signIn(wrong("untold"), somewhere()));
  expect([unknown.code, unknown.message]).toEqual([known.code, known.message]);
});

test("a failed sign-in leaves a log line with the account or a hash of the e-mail and the reason, and no secret", async () => {
  const actor = await member("logged");
  log.taken();
  const here = somewhere();
  await refusalOf(signIn(wrong("logged"), here));
  await refusalOf(signIn(wrong("stranger"), here));
  for (let round = 0; round < 3; round += 1) await refusalOf(signIn(wrong("logged"), here));
  const place = here.address;
  const unknownEmail = expect.stringMatching(/^[0-9a-f]{16}$/);
  const line = { security: "sign_in.failed", account: actor.id, place, reason: "wrong_password" };
  expect(log.taken()).toEqual([
    line,
    { security: "sign_in.failed", unknownEmail, place, reason: "unknown_email" },
    line,
    line,
    { security: "limit.hit", reason: "sign_in_place" },
    { ...line, reason: "too_many_attempts" },
  ]);
});

test("one address guesses only so often, whatever the account; IPv6 by its network", async () => {
  const from = (end: string) => ({ address: `2001:db8:1:2::${end}`, agent: "" });
  for (let round = 0; round < 8; round += 1)
    expect((await refusalOf(signIn(wrong(`guess-${round}`), from(`${round}`)))).code).toBe(
      "wrong_credentials",
    );
  expect((await refusalOf(signIn(wrong("guess-9"), from("9")))).code).toBe("too_many_attempts");
});

test("old tries and sessions are deleted, open ones stay", async () => {
  const actor = await member("forgotten");
  await startSession(actor.id, "password", somewhere());
  clock.pass(121 * 24);
  const { token } = await startSession(actor.id, "password", somewhere());
  expect((await forgetExpired()).sessions).toBeGreaterThan(0);
  expect(await findSession(token)).not.toBeNull();
  expect(await ownSessions(actor)).toHaveLength(1);
});
