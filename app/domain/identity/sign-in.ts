/** Signing in: the same words and the same work whether the e-mail is known or not. */
import { env } from "#app/env.server.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/kernel/store.ts";
import { countTry, forgiveTry, placeOf } from "./attempts.ts";
import { noteSignIn } from "./note-sign-in.ts";
import { passwordMatches } from "./password.ts";
import { suspensionReason } from "./decisions.ts";
import { startSession } from "./sessions.ts";
import type { Role } from "#app/domain/kernel/actor.ts";
import type { Origin } from "./sessions.ts";

export interface SignInInput {
  email: string;
  password: string;
}

interface Candidate {
  id: string;
  state: string;
  role: Role;
  password_hash: string | null;
  password_changed_at: Date | null;
}

/**
 * Starts a session and returns its token. Refuses `too_many_attempts` (only wrong passwords count),
 * `wrong_credentials`, and `account_suspended` to whoever knows the password.
 */
export async function signIn(
  input: SignInInput,
  from: Origin,
): Promise<{ token: string; userId: string }> {
  const email = input.email.trim().toLowerCase();
  const place = placeOf(from.address);
  await countTry("sign_in_address", place);
  await countTry("sign_in_place", email, place);
  await countTry("sign_in_account", email);
  const [person] = await sql<Candidate[]>`
    select id, state, role, password_hash, password_changed_at from users where lower(email) = lower(${email})`;
  // Accounts that came with an imported catalogue have no password, so nothing matches them.
  const right = await passwordMatches(input.password, person?.password_hash ?? null);
  if (person === undefined || !right || person.state === "unclaimed") refuse("wrong_credentials");
  await Promise.all([
    forgiveTry("sign_in_address", place),
    forgiveTry("sign_in_place", email, place),
    forgiveTry("sign_in_account", email),
  ]);
  if (person.state !== "active") await refuseSuspended(person.id);
  const { token, sessionId } = await startSession(person.id, "password", from, {
    kept: person.password_hash,
  });
  const { id: userId, role, password_changed_at: passwordChangedAt } = person;
  await noteSignIn({ id: userId, role, passwordChangedAt }, sessionId, from);
  return { token, userId };
}

async function refuseSuspended(userId: string): Promise<never> {
  const reason = await suspensionReason(userId);
  const given = reason === null ? "" : ` The reason given: “${reason}”`;
  return refuse("account_suspended", {
    sentence: `This account is suspended.${given} Write to ${env.supportMail} to appeal.`,
  });
}
