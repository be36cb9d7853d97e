/** Makes people who can sign in, for tests of the doors. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { setRole } from "#app/domain/people/decide.ts";
import { signUp } from "#app/domain/people/sign-up.ts";
import { sealSecondStep } from "#app/domain/security/second-step.ts";
import { sql } from "#app/domain/store/store.ts";
import { startSession } from "#app/domain/security/sessions.ts";
import { DUTIES, OPERATOR } from "#app/domain/kernel/actor.ts";
import { giveApp } from "./factors.ts";
import type { Role, UserActor } from "#app/domain/kernel/actor.ts";
import type { BrowserContext } from "playwright-core";

/** The password of every test member; no real account has it. */
export const PASSWORD = "seven copper coins";

/** Signs up a member like any other: `lin` is lin@example.test. */
export async function member(handle: string, role: Role = "member"): Promise<UserActor> {
  const name = handle.charAt(0).toUpperCase() + handle.slice(1);
  const email = `${handle}@example.test`;
  const { answer } = await signUp({ name, handle, email, password: PASSWORD, key: newFormKey() });
  const { userId } = answer;
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
