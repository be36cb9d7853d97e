/** Signing in: the same words and the same work whether the e-mail is known or not. */
import { env } from "#app/env.server.ts";
import { isLoopbackUrl } from "#app/domain/kernel/loopback.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/kernel/store.ts";
import { countTry, forgiveTry, placeOf } from "./attempts.ts";
import { noteSignIn } from "./note-sign-in.ts";
import { passwordMatches } from "./password.ts";
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
  demo: boolean;
  password_changed_at: Date | null;
}

/**
 * Starts a session and returns its token; for a suspended person one that opens a single page. Refuses
 * `too_many_attempts` (only wrong passwords count) and `wrong_credentials`.
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
    select id, state, role, password_hash, password_changed_at, demo from users where lower(email) = lower(${email})`;
  // Accounts that came with an imported catalogue have no password, so nothing matches them.
  const right = await passwordMatches(input.password, person?.password_hash ?? null);
  if (person === undefined || !right || person.state === "unclaimed") refuse("wrong_credentials");
  // A start at a public address closes the demo; this holds if it was told at the same moment, from another machine.
  if (person.demo && !isLoopbackUrl(env.publicOrigin)) refuse("wrong_credentials");
  await Promise.all([
    forgiveTry("sign_in_address", place),
    forgiveTry("sign_in_place", email, place),
    forgiveTry("sign_in_account", email),
  ]);
  const suspended = person.state === "suspended";
  const level = suspended ? "suspended" : "password";
  const kept = person.password_hash;
  const { token, sessionId } = await startSession(person.id, level, from, { kept });
  const { id: userId, role, password_changed_at: passwordChangedAt } = person;
  // A suspended person gives no commands; whatever is asked for from there is told by a mail of its own.
  if (!suspended) await noteSignIn({ id: userId, role, passwordChangedAt }, sessionId, from);
  return { token, userId };
}
