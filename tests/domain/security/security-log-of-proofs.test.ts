/** The security log of factors, recoveries, frozen payouts, addresses and closings: which step leaves which line, without secrets. */
import { RouterContextProvider } from "react-router";
import { expect, test } from "vitest";
import { askClosing } from "#app/domain/closings/ask-closing.ts";
import { closeAccounts } from "#app/domain/closings/close-accounts.ts";
import { keepAccount } from "#app/domain/closings/keep-account.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { freezeByLink } from "#app/domain/payouts/freeze-payouts.ts";
import { liftFreeze } from "#app/domain/payouts/lift-freeze.ts";
import { changeEmail } from "#app/domain/people/addresses/change-email.ts";
import { finishEmailChange } from "#app/domain/people/addresses/finish-email-change.ts";
import { undoEmailChange } from "#app/domain/people/addresses/undo-email-change.ts";
import { verifyEmail } from "#app/domain/people/addresses/verify-email.ts";
import { setRole } from "#app/domain/people/decide.ts";
import { addTotp } from "#app/domain/security/add-totp.ts";
import { makeCodes } from "#app/domain/security/make-codes.ts";
import { addPasskey } from "#app/domain/security/passkeys/add-passkey.ts";
import { removePasskey } from "#app/domain/security/passkeys/remove-passkey.ts";
import { signInWithPasskey } from "#app/domain/security/passkeys/sign-in-with-passkey.ts";
import { finishRecovery } from "#app/domain/security/recovery/finish-recovery.ts";
import { startRecovery } from "#app/domain/security/recovery/start-recovery.ts";
import { stopRecovery } from "#app/domain/security/recovery/stop-recovery.ts";
import { findSession, startSession } from "#app/domain/security/sessions.ts";
import { removeTotp } from "#app/domain/security/remove-totp.ts";
import { requireCode } from "#app/domain/security/require-code.ts";
import { codeAt, newSeed } from "#app/domain/security/totp-code.ts";
import { readForm } from "#app/http/form.ts";
import { steppedUp } from "#app/http/step-up.ts";
import { viewerContext } from "#app/http/viewer.ts";
import { mailedToken, opened, pressed } from "#tests/kit/addresses.ts";
import { Authenticator } from "#tests/kit/authenticator.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { steps } from "#tests/kit/factors.ts";
import { member, PASSWORD, setEmailState } from "#tests/kit/members.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { newPasskeyForm, signInOptions } from "#tests/kit/passkeys.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { PLACE, recoverToken, waitingRecovery } from "#tests/kit/recovery-scene.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { useSecurityLines } from "#tests/kit/security-lines.ts";

useDatabase();
useQuickPasswords();
const clock = useMovedClock();
const log = useSecurityLines();

const key = newFormKey;
const COMMAND = expect.stringMatching(/^cmd_/);
const secrets: string[] = ["@example.test", "eight silver spoons", "they called"];

async function at(handle: string): Promise<UserActor> {
  const actor = await member(handle);
  log.taken();
  return actor;
}

test("an authenticator app added and removed, and its right and wrong codes, leave lines with the account", async () => {
  const ada = await at("ada");
  const seed = newSeed();
  const { codes } = await addTotp(ada, { seed, code: codeAt(seed, steps(0)), key: key() });
  const again = await makeCodes(ada, { key: key() });
  const type = (text: string) =>
    requireCode({ userId: ada.id, text, field: "code", countedFor: { who: ["test", ada.id] } });
  await type(again.codes?.[0] ?? "");
  await refusalOf(type(codeAt(seed, steps(0))));
  await removeTotp(ada, { key: key() });
  secrets.push(...(codes ?? []), ...(again.codes ?? []), codeAt(seed, steps(0)));
  const account = ada.id;
  expect(log.taken()).toMatchObject([
    { security: "factor.added", account },
    { security: "recovery_codes.made", account },
    { security: "recovery_code.used", account, left: 9 },
    { security: "code.wrong", account, reason: "used" },
    { security: "factor.removed", account },
  ]);
});

test("a passkey added, refused and removed leaves lines, and the library's words stay out of them", async () => {
  const lin = await at("lin");
  const phone = new Authenticator();
  const { answer } = await addPasskey(lin, await newPasskeyForm(lin, phone));
  const options = await signInOptions("this browser");
  const sent = phone.answer(options).replace(/"signature":"..../, '"signature":"AAAA');
  await refusalOf(signInWithPasskey({ passkey: sent, askedBy: "this browser" }, PLACE));
  await removePasskey(lin, { ...answer, endOthers: false, key: key() });
  expect(log.taken()).toMatchObject([
    { security: "factor.added", account: lin.id, factor: "passkey" },
    { security: "passkey.refused", reason: "answer_invalid" },
    { security: "sign_in.failed", place: PLACE.address, reason: "passkey_refused" },
    { security: "factor.removed", account: lin.id, factor: "passkey" },
  ]);
});

test("a recovery that is started, begun, stopped or finished leaves lines with the command", async () => {
  const max = await at("max");
  const sol = await member("sol", "staff");
  log.taken();
  await startRecovery(sol, { userId: max.id, reason: "they called", key: key() });
  const token = await recoverToken(max.id);
  const newPassword = "eight silver spoons";
  await finishRecovery({ token, newPassword, proof: { code: "" }, place: PLACE, key: key() });
  await waitingRecovery(max.id);
  await stopRecovery(max);
  const line = { account: max.id };
  expect(log.taken()).toMatchObject([
    { security: "recovery.started_by_staff", ...line, by: sol.id, command: COMMAND },
    { security: "recovery.finished", ...line, place: PLACE.address },
    { security: "recovery.begun", ...line, place: PLACE.address, command: COMMAND },
    { security: "recovery.stopped", ...line, command: COMMAND },
  ]);
  secrets.push(token);
});

test("payouts frozen by a mail's link and released by staff leave lines with who did it", async () => {
  const kim = await at("kim");
  const sue = await member("sue", "staff");
  await changeEmail(kim, { email: "kim.new@example.test", key: key() });
  await finishEmailChange(pressed(await mailedToken(kim.id, "change_email")));
  await makeCodesFor(kim);
  log.taken();
  const token = await mailedToken(kim.id, "not_me");
  await freezeByLink(token, PLACE);
  await liftFreeze(sue, { userId: kim.id, reason: "they called", key: key() });
  expect(log.taken()).toMatchObject([
    { security: "payouts.frozen", account: kim.id, place: PLACE.address, command: COMMAND },
    { security: "factor.removed", account: kim.id, reason: "not_me", command: COMMAND },
    { security: "payouts.freeze_lifted", account: kim.id, by: sue.id, reason: "staff" },
  ]);
  secrets.push(token);
});

/** An app, so that a notice with "This was not me" is there. */
async function makeCodesFor(who: UserActor): Promise<void> {
  const seed = newSeed();
  await addTotp(who, { seed, code: codeAt(seed, steps(0)), key: key() });
}

test("an address verified, lost, changed and brought back leaves lines that do not have it", async () => {
  const before = await at("before");
  await setEmailState(before, "from_before");
  const owner = await opened("bea", "before@example.test");
  log.taken();
  await verifyEmail(pressed(await mailedToken(owner.id, "verify_email")));
  await changeEmail(owner, { email: "elsewhere@example.test", key: key() });
  await finishEmailChange(pressed(await mailedToken(owner.id, "change_email")));
  await undoEmailChange(pressed(await mailedToken(owner.id, "undo_email")));
  const account = owner.id;
  expect(log.taken()).toMatchObject([
    { security: "address.lost", account: before.id },
    { security: "address.verified", account, command: COMMAND },
    { security: "address.change_asked", account },
    { security: "address.verified", account },
    { security: "address.changed", account },
    { security: "address.verified", account },
    { security: "address.undone", account },
  ]);
});

test("a closing asked for, called off and carried out leaves lines with its id", async () => {
  const leaver = await person("leaver");
  log.taken();
  const ask = async () => (await askClosing(leaver, { rest: "pay", key: key() })).answer.closingId;
  const kept = await ask();
  await keepAccount(leaver, { key: key() });
  const closing = await ask();
  clock.pass(24);
  await closeAccounts();
  const account = leaver.id;
  expect(log.taken()).toMatchObject([
    { security: "closing.asked", account, closing: kept, reason: "pay" },
    { security: "closing.kept", account, closing: kept, reason: "page" },
    { security: "closing.asked", account, closing },
    { security: "account.closed", account, closing, command: COMMAND },
  ]);
});

test("a step-up leaves a line with the session, and a wrong proof one with the refusal's code", async () => {
  const { id } = await at("pam");
  const found = await findSession((await startSession(id, "password", PLACE)).token);
  if (found === null) throw new Error("The session has just begun.");
  const prove = async (stepUpPassword: string) => {
    const context = new RouterContextProvider();
    context.set(viewerContext, found.signedIn);
    const body = new URLSearchParams({ key: key(), stepUpPassword });
    const request = new Request("http://localhost/settings", { method: "POST", body });
    await steppedUp(context, await readForm(request));
  };
  await refusalOf(prove("not this one"));
  await prove(PASSWORD);
  secrets.push("not this one", PASSWORD);
  expect(log.taken()).toMatchObject([
    { security: "password.wrong", account: id },
    { security: "step_up.failed", account: id, reason: "password_wrong" },
    { security: "step_up", account: id, session: found.signedIn.sessionId, reason: "password" },
  ]);
});

test("a changed duty of staff leaves a line with the role", async () => {
  const vera = await member("vera", "staff");
  log.taken();
  const change = { userId: vera.id, role: "staff" as const, duties: ["judge" as const] };
  await setRole(OPERATOR, { ...change, reason: "they called", key: key() });
  expect(log.taken()).toMatchObject([
    { security: "role.changed", account: vera.id, by: "operator", reason: "staff" },
  ]);
});

test("no line of the tests before has a code, token, password or address", () => {
  const written = log.all().map((line) => JSON.stringify(line));
  expect(written.length).toBeGreaterThan(20);
  for (const secret of secrets) expect(written.filter((line) => line.includes(secret))).toEqual([]);
});
