/** Changing a password: once, and the second of two changes from one old password is refused. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { changePassword } from "#app/domain/security/change-password.ts";
import { findSession, startSession, stepUpSession } from "#app/domain/security/sessions.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { member, PASSWORD } from "#tests/kit/members.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";

useDatabase();
useQuickPasswords();

happensOnce("change a password", async () => {
  const who = await member(
    `lin-${newFormKey()
      .slice(0, 8)
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, "0")}`,
  );
  const wish = { oldPassword: PASSWORD, newPassword: "eight silver spoons", sessionId: "none" };
  return {
    call: (key) => changePassword(who, { ...wish, key }),
    effect: () => sql`
      select count(*)::int as told from events where name = 'account.password_changed' and subject_id = ${who.id}`,
    once: [{ told: 1 }],
    second: "stale",
  };
});

test("a new password also ends the token from before a step-up of the last minute, which may have been stolen", async () => {
  const who = await member("stolen");
  const { token, sessionId } = await startSession(who.id, "password", {
    address: "192.0.2.1",
    agent: "Test",
  });
  await stepUpSession({ ...who, sessionId }, "password");
  expect(await findSession(token)).not.toBeNull();
  const wish = { oldPassword: PASSWORD, newPassword: "eight silver spoons", sessionId };
  const { token: renewed } = await changePassword(who, { ...wish, key: newFormKey() });
  expect(await findSession(token)).toBeNull();
  expect((await findSession(renewed ?? ""))?.signedIn.sessionId).toBe(sessionId);
});
