/** Signing in: the same words and the same work whether the e-mail is known or not. */
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/kernel/store.ts";
import { countTry, forgiveTry, placeOf } from "./attempts.ts";
import { passwordMatches } from "./password.ts";
import { startSession } from "./sessions.ts";
import type { Origin } from "./sessions.ts";

export interface SignInInput {
  email: string;
  password: string;
}

interface Candidate {
  id: string;
  state: string;
  password_hash: string | null;
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
    select id, state, password_hash from users where lower(email) = lower(${email})`;
  // Accounts that came with an imported catalogue have no password, so nothing matches them.
  const right = await passwordMatches(input.password, person?.password_hash ?? null);
  if (person === undefined || !right || person.state === "unclaimed") refuse("wrong_credentials");
  await Promise.all([
    forgiveTry("sign_in_address", place),
    forgiveTry("sign_in_place", email, place),
    forgiveTry("sign_in_account", email),
  ]);
  const level = person.state === "suspended" ? "suspended" : "password";
  const { token } = await startSession(person.id, level, from);
  return { token, userId: person.id };
}
