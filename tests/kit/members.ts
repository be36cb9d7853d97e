/** Makes people who can sign in, for tests of the doors. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { command } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { setRole } from "#app/domain/people/decide.ts";
import { hashPassword } from "#app/domain/security/password.ts";
import { startSession } from "#app/domain/security/sessions.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import type { Role, UserActor } from "#app/domain/kernel/actor.ts";
import type { BrowserContext } from "playwright-core";

/** The password of every test member; no real account has it. */
export const PASSWORD = "seven copper coins";

/** A member who signed up and verified the address, without its mail: `lin` is lin@example.test. */
export async function member(handle: string, role: Role = "member"): Promise<UserActor> {
  const name = handle.charAt(0).toUpperCase() + handle.slice(1);
  const passwordHash = await hashPassword(PASSWORD, { place: handle, known: true });
  const userId = newId("user");
  const key = newFormKey();
  const spec = { name: "test.member" as const, actor: OPERATOR, key, input: { handle } };
  await command(spec, async (tx) => {
    await tx.sql`
      insert into users (id, handle, name, email, email_state, password_hash, created_at, command_id)
      values (${userId}, ${handle}, ${name}, ${`${handle}@example.test`}, 'verified', ${passwordHash},
              ${tx.command.at}, ${tx.command.id})`;
    await enqueue(tx, [{ name: "user.signed_up", subjectId: userId, payload: { userId } }]);
    return { userId };
  });
  if (role === "staff")
    await setRole(OPERATOR, { userId, role, reason: "Test staff", key: newFormKey() });
  return { kind: "user", id: userId, role, level: "password", vouched: true };
}

/** What a verification, or the upgrade from an earlier release, makes of an account's address. */
export async function setEmailState(
  { id }: { id: string },
  emailState: "unverified" | "from_before" | "verified",
): Promise<void> {
  const input = { id, emailState };
  const spec = { name: "test.email_state" as const, actor: OPERATOR, key: newFormKey(), input };
  await command(spec, async (tx) => {
    await tx.sql`update users set email_state = ${emailState}, command_id = ${tx.command.id} where id = ${id}`;
    return {};
  });
}

/** Signs a browser in without the form; `origin` is the site's. */
export async function signInBrowser(
  context: BrowserContext,
  origin: string,
  actor: { id: string },
  level: "password" | "suspended" = "password",
): Promise<void> {
  const { token } = await startSession(actor.id, level, {
    address: "127.0.0.1",
    agent: "Test",
  });
  await context.addCookies([
    { name: "farthing", value: token, url: origin, httpOnly: true, sameSite: "Lax" },
  ]);
}
