/** The security log: which event leaves which line, and that no line has a secret. */
import { expect, test } from "vitest";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { answering } from "#app/domain/kernel/running-request.ts";
import { accountNumberOf } from "#app/domain/payouts/account-number.ts";
import { choosePreferences } from "#app/domain/payouts/preferences.ts";
import { removeMethod, saveMethod } from "#app/domain/payouts/save-method.ts";
import { reinstate, setRole, suspend } from "#app/domain/people/decide.ts";
import { becomeFirstStaff, offerFirstStaffLink } from "#app/domain/people/first-staff-link.ts";
import { acceptInvitation } from "#app/domain/people/invitations/accept-invitation.ts";
import { invite } from "#app/domain/people/invitations/invite.ts";
import { invitationPath } from "#app/domain/people/invitations/invitation-link.ts";
import { createToken, revokeToken } from "#app/domain/security/api-tokens.ts";
import { changePassword } from "#app/domain/security/change-password.ts";
import { requirePassword } from "#app/domain/security/confirm-password.ts";
import { openToken } from "#app/domain/security/open-token.ts";
import { endOtherSessions, endOwnSession } from "#app/domain/security/own-sessions.ts";
import { endSession, findSession, startSession } from "#app/domain/security/sessions.ts";
import { signIn } from "#app/domain/security/sign-in.ts";
import { offerWayIn } from "#app/domain/security/unlock-link.ts";
import { addEndpoint } from "#app/domain/webhooks/add-endpoint.ts";
import { pauseEndpoint } from "#app/domain/webhooks/change-endpoint.ts";
import { rotateSecret } from "#app/domain/webhooks/rotate-secret.ts";
import { receiveUploads } from "#app/routes/files/receive-uploads.ts";
import { opened } from "#tests/kit/addresses.ts";
import { withoutStep } from "#tests/kit/factors.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { member, PASSWORD } from "#tests/kit/members.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { useSecurityLines } from "#tests/kit/security-lines.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

const db = useDatabase();
useQuickPasswords({ signInTries: 2, signInTriesPerAddress: 50 });
const log = useSecurityLines();

const key = newFormKey;
const HERE = { address: "203.0.113.7", agent: "Firefox/140 (X11; Linux)" };
const ACCOUNT = accountNumberOf("DE", "100100100000004321");
const OTHER_PASSWORD = "eight silver spoons";
const URL_WITH_SECRET = "https://shop.example/hooks?secret=abc-canary";
const COMMAND = expect.stringMatching(/^cmd_/);
const SESSION = expect.stringMatching(/^ses_/);

/** What no line may have; tests add what they get. */
const secrets: string[] = [
  PASSWORD,
  OTHER_PASSWORD,
  "not this one",
  ACCOUNT,
  URL_WITH_SECRET,
  "@example.test",
  "Stolen cards",
  "canary.svg",
];

async function at(handle: string): Promise<UserActor> {
  const actor = await member(handle);
  log.taken();
  return { ...actor, place: HERE };
}

test("sign-ins, sign-outs and ended sessions leave lines with account, session and place", async () => {
  const { id } = await at("ada");
  const ada = { kind: "user", id, role: "member", level: "password", place: HERE } as const;
  const right = { email: "ada@example.test", password: PASSWORD };
  const { token } = withoutStep(
    await answering({ id: "req-1", address: HERE.address }, () => signIn(right, HERE)),
  );
  secrets.push(token);
  const line = { account: id, session: SESSION, place: HERE.address, request: "req-1" };
  expect(log.taken()).toEqual([
    { security: "sign_in", ...line, reason: "password" },
    { security: "sign_in.new_browser", ...line, command: COMMAND },
  ]);
  const kept = (await findSession(token))?.signedIn.sessionId ?? "";
  const { sessionId } = await startSession(id, "password", HERE);
  await endOwnSession(ada, sessionId);
  await endOtherSessions(ada, kept);
  await endSession(token);
  await endSession(token);
  expect(log.taken()).toEqual([
    { security: "session.ended", account: id, session: sessionId },
    { security: "sessions.ended", account: id, session: kept, ended: 0 },
    { security: "sign_out", account: id, session: kept },
  ]);
});

test("a suspended person's sign-in, the suspension and its end leave lines with the member of staff", async () => {
  const { id } = await at("eve");
  const sol = await member("sol", "staff");
  log.taken();
  const input = { userId: id, reason: "Stolen cards." };
  await suspend(sol, { ...input, key: key() });
  await signIn({ email: "eve@example.test", password: PASSWORD }, HERE);
  await reinstate(OPERATOR, { ...input, key: key() });
  await setRole(sol, { ...input, role: "staff", key: key() });
  const by = (name: string, reason: string) => ({
    account: id,
    by: name,
    command: COMMAND,
    reason,
  });
  expect(log.taken()).toMatchObject([
    { security: "account.suspended", ...by(sol.id, "suspended") },
    { security: "sign_in.suspended", account: id, place: HERE.address },
    { security: "account.reinstated", ...by("operator", "active") },
    { security: "role.changed", ...by(sol.id, "staff") },
  ]);
});

test("a wrong password at a form, a limit that is hit and a changed password leave lines", async () => {
  const lin = await at("lin");
  for (let round = 0; round < 2; round += 1)
    await refusalOf(requirePassword(lin.id, "not this one", "password"));
  await refusalOf(requirePassword(lin.id, PASSWORD, "password"));
  expect(log.taken()).toEqual([
    { security: "password.wrong", account: lin.id },
    { security: "password.wrong", account: lin.id },
    { security: "limit.hit", account: lin.id, reason: "password_change" },
  ]);
  await db.owner`delete from rate_limits`;
  const max = await at("max");
  const { sessionId } = await startSession(max.id, "password", HERE);
  const passwords = { oldPassword: PASSWORD, newPassword: OTHER_PASSWORD };
  const change = { ...passwords, sessionId, key: key() };
  await changePassword(max, change);
  // The same form sent again changes nothing, so it leaves no second line.
  await changePassword(max, change);
  const ended = { sessionsEnded: 0, tokensEnded: 0 };
  const who = { account: max.id, place: HERE.address, command: COMMAND };
  expect(log.taken()).toEqual([{ security: "password.changed", ...who, ...ended }]);
});

test("tokens made, revoked and refused leave lines with the token's id and the reason", async () => {
  const pat = await at("pat");
  const caps = { currency: "USD", taskMicros: null, dayMicros: null } as const;
  const wish = { name: "Shop", scopes: ["read" as const], days: 30, caps };
  const made = await createToken(pat, { ...wish, addresses: ["198.51.100.0/24"], key: key() });
  const { tokenId } = made.answer;
  const token = made.token ?? "";
  secrets.push(token);
  await refusalOf(openToken(token, HERE.address));
  await openToken(token, "198.51.100.9");
  await revokeToken(pat, { tokenId, key: key() });
  await refusalOf(openToken(token, "198.51.100.9"));
  await refusalOf(openToken(`${token}x`, HERE.address));
  const who = { account: pat.id, tokenId };
  expect(log.taken()).toMatchObject([
    { security: "token.made", ...who, command: COMMAND },
    { security: "token.refused", ...who, place: HERE.address, reason: "token_address_refused" },
    { security: "token.revoked", ...who, command: COMMAND },
    { security: "token.refused", ...who, reason: "token_revoked" },
    { security: "token.refused", place: HERE.address, reason: "token_invalid" },
  ]);
});

test("changes of where money or messages go leave lines with the id of the thing", async () => {
  const kim = await at("kim");
  const { answer } = await saveMethod(kim, { holder: "Kim", account: ACCOUNT, key: key() });
  await removeMethod(kim, { ...answer, key: key() });
  const threshold = { micros: 7_000_000n, currency: "USD" as const };
  await choosePreferences(kim, { threshold, automatic: false, key: key() });
  const wanted = { url: URL_WITH_SECRET, events: ["task.delivered"], key: key() };
  const hook = await addEndpoint(kim, wanted);
  const rotated = await rotateSecret(kim, { ...hook.answer, key: key() });
  await pauseEndpoint(kim, { ...hook.answer, key: key() });
  secrets.push(hook.secret ?? "none", rotated.secret ?? "none");
  const who = { account: kim.id, place: HERE.address, command: COMMAND };
  const webhook = hook.answer.endpointId;
  const payoutAccount = answer.methodId;
  expect(log.taken()).toEqual([
    { security: "payout_account.changed", ...who, payoutAccount, reason: "added" },
    { security: "payout_account.changed", ...who, payoutAccount, reason: "removed" },
    { security: "payout_settings.changed", ...who },
    { security: "webhook.added", ...who, webhook },
    { security: "webhook.changed", ...who, webhook, reason: "secret" },
    { security: "webhook.changed", ...who, webhook, reason: "paused" },
  ]);
});

test("sign-ups, invitations, unlock links and refused files leave lines", async () => {
  const sol = await member("sue", "staff");
  const imported = await member("imported");
  log.taken();
  const { id } = await opened("joined");
  await db.owner.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql`update users set state = 'unclaimed', email = null, password_hash = null where id = ${imported.id}`;
  });
  expect(log.taken()[0]).toMatchObject({ security: "sign_up", account: id, command: COMMAND });
  const { answer } = await invite(sol, { userId: imported.id, key: key() });
  const link = new URL(invitationPath(answer.userId, answer.until), "http://localhost");
  const signature = link.searchParams.get("signature") ?? "";
  secrets.push(signature);
  const claim = { ...answer, signature, name: "Imported", password: PASSWORD };
  const forged = { ...claim, signature: "forged", email: "owner@example.test", key: key() };
  await refusalOf(acceptInvitation(forged, HERE));
  await acceptInvitation({ ...forged, signature, key: key() }, HERE);
  await offerWayIn(id);
  const file = new File(["<svg onload='alert(1)'/>"], "canary.svg");
  await refusalOf(receiveUploads({ by: sol, files: [file] }));
  const from = { place: HERE.address };
  expect(log.taken()).toMatchObject([
    { security: "invitation.made", account: imported.id, by: sol.id },
    { security: "invitation.refused", ...from },
    { security: "invitation.accepted", account: imported.id, ...from },
    { security: "unlock_link.sent", account: id },
    { security: "upload.refused", account: sol.id, reason: "file_kind_refused" },
  ]);
});

test("the link for the first member of staff leaves lines when it is made, used and refused", async () => {
  await db.owner.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql`update users set role = 'member', duties = '{}'`;
  });
  const first = await at("first");
  const token = (await offerFirstStaffLink())?.token ?? "";
  secrets.push(token);
  await refusalOf(becomeFirstStaff(first, { token: "guessed", key: key() }));
  await becomeFirstStaff(first, { token, key: key() });
  expect(log.taken()).toMatchObject([
    { security: "first_staff_link.made", command: COMMAND },
    { security: "first_staff_link.refused", account: first.id },
    { security: "first_staff_link.used", account: first.id, command: COMMAND },
  ]);
});

test("no line of the tests before has a password, token, signature, e-mail address, account number or typed text", () => {
  const written = log.all().map((line) => JSON.stringify(line));
  expect(written.length).toBeGreaterThan(30);
  for (const secret of secrets) expect(written.filter((line) => line.includes(secret))).toEqual([]);
});
