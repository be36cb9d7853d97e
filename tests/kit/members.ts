/** Makes people who can sign in, for tests of the doors. */
import { env } from "#app/env.server.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { command } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { setRole } from "#app/domain/people/decide.ts";
import { sealSecondStep } from "#app/domain/security/second-step.ts";
import { sql } from "#app/domain/store/store.ts";
import { hashPassword } from "#app/domain/security/password.ts";
import { startSession } from "#app/domain/security/sessions.ts";
import { DUTIES, OPERATOR } from "#app/domain/kernel/actor.ts";
import { giveApp } from "./factors.ts";
import type { Role, UserActor } from "#app/domain/kernel/actor.ts";
import type { BrowserContext } from "playwright-core";

/** The password of every test member; no real account has it. */
export const PASSWORD = "seven copper coins";

const hashes = new Map<string, Promise<string>>();

/** The stored hash of `PASSWORD`, made once for all members. */
function hashOfPassword(): Promise<string> {
  const settings = `${env.passwordCost} ${env.secret}`;
  const hash = hashes.get(settings) ?? hashPassword(PASSWORD, { place: "members", known: true });
  hashes.set(settings, hash);
  return hash;
}

/** A member who signed up and verified the address, without its mail: `lin` is lin@example.test. */
export async function member(handle: string, role: Role = "member"): Promise<UserActor> {
  const name = handle.charAt(0).toUpperCase() + handle.slice(1);
  const passwordHash = await hashOfPassword();
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
  if (role === "staff") {
    await setRole(OPERATOR, { userId, role, reason: "Test staff", key: newFormKey() });
    await giveApp(userId);
  }
  return {
    kind: "user",
    id: userId,
    role,
    duties: role === "staff" ? DUTIES : [],
    level: "password",
    vouched: true,
  };
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

/** How a person of tests signs in: staff with their second factor. */
export function levelOf({ role }: { role?: Role }): UserActor["level"] {
  return role === "staff" ? "second_factor" : "password";
}

/** Signs a browser in without the form, staff with their second factor; `origin` is the site's. */
export async function signInBrowser(
  context: BrowserContext,
  origin: string,
  actor: { id: string; role?: Role },
  level: UserActor["level"] | "suspended" = levelOf(actor),
): Promise<void> {
  const { token } = await startSession(actor.id, level, {
    address: "127.0.0.1",
    agent: "Test",
  });
  await context.addCookies([
    { name: "farthing", value: token, url: origin, httpOnly: true, sameSite: "Lax" },
  ]);
}

/** Brings a browser to the second step of its sign-in, as after the right password. */
export async function startSecondStep(
  context: BrowserContext,
  origin: string,
  { id, role }: UserActor,
): Promise<void> {
  const [row] = await sql<Array<{ passwordHash: string | null; state: string }>>`
    select password_hash as "passwordHash", state from users where id = ${id}`;
  if (row === undefined) throw new Error("There is no such person.");
  const value = sealSecondStep({ ...row, id, role, demo: false, passwordChangedAt: null });
  await context.addCookies([
    { name: "farthing-second", value, url: origin, httpOnly: true, sameSite: "Lax" },
  ]);
}
