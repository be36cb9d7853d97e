/** A new password through the mailed link: once, for its purpose, not around the second factor, and with a rest of payouts. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";
import { openToken } from "#app/domain/security/open-token.ts";
import { beginRecovery } from "#app/domain/security/recovery/begin-recovery.ts";
import { finishRecovery } from "#app/domain/security/recovery/finish-recovery.ts";
import type { FinishInput } from "#app/domain/security/recovery/finish-recovery.ts";
import { openRecovery } from "#app/domain/security/recovery/open-recovery.ts";
import { recoveryPage } from "#app/domain/security/recovery/recovery-page.ts";
import { findSession, startSession } from "#app/domain/security/sessions.ts";
import { signIn } from "#app/domain/security/sign-in.ts";
import { tokenOf } from "#tests/kit/api.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { codeOf as codeOfApp, giveApp } from "#tests/kit/factors.ts";
import { member, PASSWORD } from "#tests/kit/members.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import {
  addFactor,
  eventsOf,
  PLACE,
  recoverToken,
  restUntil,
  tokenFor,
} from "#tests/kit/recovery-scene.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

const db = useDatabase();
useQuickPasswords();
const clock = useMovedClock();

const NEW = "eight silver spoons";
const somebody = () => member(`m-${newFormKey().slice(0, 8)}`);

function wish(token: string, changes: Partial<FinishInput> = {}): FinishInput {
  const rest = { newPassword: NEW, proof: { code: "" }, place: PLACE, key: newFormKey() };
  return { token, ...rest, ...changes };
}

const codeOf = async (input: FinishInput) => (await refusalOf(finishRecovery(input))).code;

happensOnce("finish a recovery", async () => {
  const who = await somebody();
  const token = await recoverToken(who.id);
  return {
    call: (key) => finishRecovery(wish(token, { key })),
    effect: async () => (await eventsOf(who.id)).filter((name) => name.includes("recovered")),
    once: ["account.password_recovered"],
    second: "link_invalid",
  };
});

test("the new password signs in, the old one does not, and sessions, tokens and other links are ended", async () => {
  const who = await member("ada");
  const email = "ada@example.test";
  const session = await startSession(who.id, "password", PLACE);
  const program = await tokenOf(who);
  const earlier = await recoverToken(who.id);
  const token = await recoverToken(who.id);
  expect(await recoveryPage(earlier)).toMatchObject({ email, handle: "ada", factor: false });
  expect((await finishRecovery(wish(token))).answer).toEqual({ sessionsEnded: 1, tokensEnded: 1 });
  expect(await findSession(session.token)).toBeNull();
  expect((await refusalOf(openToken(program, ""))).code).toBe("token_revoked");
  expect((await refusalOf(recoveryPage(earlier))).code).toBe("link_invalid");
  await signIn({ email, password: NEW }, PLACE);
  expect((await refusalOf(signIn({ email, password: PASSWORD }, PLACE))).code).toBe(
    "wrong_credentials",
  );
  expect(await restUntil(who.id)).toEqual(new Date(nowDate().getTime() + 72 * 3_600_000));
});

test("tokens go on when the person keeps them", async () => {
  const who = await member("keeper");
  const program = await tokenOf(who);
  await finishRecovery(wish(await recoverToken(who.id), { keepTokens: true }));
  expect((await openToken(program, "")).tokenId).toMatch(/^tok_/);
});

test("a link that is too old, unknown, of another purpose, or to a former address is refused, and a bad password keeps it", async () => {
  const who = await member("linked");
  const token = await recoverToken(who.id);
  expect(await codeOf(wish(token, { newPassword: "short" }))).toBe("password_too_short");
  expect(await codeOf(wish(token, { newPassword: "linked-linked" }))).toBe("password_too_common");
  expect(await codeOf(wish("nonsense"))).toBe("link_invalid");
  await finishRecovery(wish(token));
  const notMe = await tokenFor(who.id, "not_me");
  expect(notMe).not.toBe("");
  expect(await codeOf(wish(notMe))).toBe("link_invalid");
  const second = await recoverToken(who.id);
  await db.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update users set email = 'elsewhere@example.test' where id = ${who.id}`;
  });
  expect(await codeOf(wish(second))).toBe("link_invalid");
  const third = await recoverToken(who.id);
  clock.pass(0.5);
  expect(await codeOf(wish(third))).toBe("link_invalid");
});

test("a link does not get around the second factor: without a code nothing changes, and the link stays", async () => {
  const who = await member("guarded");
  await addFactor(who.id);
  const token = await recoverToken(who.id);
  expect(await recoveryPage(token)).toMatchObject({ factor: true, afterWait: false });
  expect(await refusalOf(finishRecovery(wish(token)))).toMatchObject({
    code: "code_needed",
    field: "stepUpCode",
  });
  expect(await codeOf(wish(token, { proof: { code: "123456" } }))).toBe("code_wrong");
  await signIn({ email: "guarded@example.test", password: PASSWORD }, PLACE);
  expect((await recoveryPage(token)).factor).toBe(true);
});

test("an account without a password gets its first one by mail", async () => {
  const who = await member("keyless");
  await db.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update users set password_hash = null where id = ${who.id}`;
  });
  await finishRecovery(wish(await recoverToken(who.id)));
  await signIn({ email: "keyless@example.test", password: NEW }, PLACE);
  const [row] = await sql`select password_hash is not null as has from users where id = ${who.id}`;
  expect(row).toEqual({ has: true });
});

test("a person who found the factor again ends the recovery that waits, and payouts rest 72 hours only", async () => {
  const who = await member("finder");
  await giveApp(who.id);
  await beginRecovery({ token: await recoverToken(who.id), place: PLACE, key: newFormKey() });
  const proof = { code: await codeOfApp(who.id) };
  await finishRecovery(wish(await recoverToken(who.id), { proof }));
  expect(await openRecovery(who.id)).toBeNull();
  expect(await restUntil(who.id)).toEqual(new Date(nowDate().getTime() + 72 * 3_600_000));
});
