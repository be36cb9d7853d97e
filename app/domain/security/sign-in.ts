/** Signs a person in: the same words and the same work whether the e-mail is known or not. */
import { env } from "#app/env.server.ts";
import { isLoopbackUrl } from "#app/domain/kernel/loopback.ts";
import { Refusal, refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { logFailedTry } from "./failed-sign-in.ts";
import { noteSignIn } from "./note-sign-in.ts";
import { passwordMatches } from "./password.ts";
import { countSignIn } from "./sign-in-limits.ts";
import { startSession } from "./sessions.ts";
import type { Role } from "#app/domain/kernel/actor.ts";
import type { CountedTry } from "./sign-in-limits.ts";
import type { Origin } from "./sessions.ts";

export interface SignInInput {
  email: string;
  password: string;
}

interface Candidate {
  id: string;
  state: string;
  role: Role;
  demo: boolean;
  passwordHash: string | null;
  passwordChangedAt: Date | null;
}

export interface SignedInBrowser {
  token: string;
  userId: string;
  /** False where the person was not told of a new browser: a stranger with the password must not become familiar unnoticed. */
  remember: boolean;
}

/**
 * Starts a session and returns its token; a suspended person's session opens a single page. Refuses `too_many_attempts` (only
 * wrong passwords count), `busy` and `wrong_credentials`.
 */
export async function signIn(input: SignInInput, from: Origin): Promise<SignedInBrowser> {
  const email = input.email.trim().toLowerCase();
  const [person] = await sql<Candidate[]>`
    select id, state, role, demo, password_hash as "passwordHash", password_changed_at as "passwordChangedAt"
    from users where lower(email) = lower(${email}) order by email_state = 'unverified', id desc limit 1`;
  const failed = (reason: string) =>
    logFailedTry({ userId: person?.id, email, address: from.address, reason });
  try {
    const counted = await countSignIn(email, person, from);
    const proven = await requireRight(person, input.password, counted);
    return await begin(proven, from);
  } catch (problem) {
    if (problem instanceof Refusal) failed(reasonOf(problem, person));
    throw problem;
  }
}

/** Exactly one hash for every e-mail, known or not. */
async function requireRight(
  person: Candidate | undefined,
  password: string,
  { asker, forgive }: CountedTry,
): Promise<Candidate> {
  let right: boolean;
  try {
    right = await passwordMatches(password, person?.passwordHash ?? null, asker);
  } catch (problem) {
    // The password was not compared, so it was no try.
    await forgive();
    throw problem;
  }
  // Imported accounts have no password, so nothing matches them.
  if (person === undefined || !right || person.state === "unclaimed" || person.state === "closed")
    return refuse("wrong_credentials");
  // A start at a public address closes the demo; this check covers a sign-in at that moment from another machine.
  if (person.demo && !isLoopbackUrl(env.publicOrigin)) return refuse("wrong_credentials");
  await forgive();
  return person;
}

async function begin(person: Candidate, from: Origin): Promise<SignedInBrowser> {
  const proof = { kept: person.passwordHash };
  const suspended = person.state === "suspended";
  const level = suspended ? "suspended" : "password";
  const { token, sessionId } = await startSession(person.id, level, from, proof);
  // A suspended person gives no commands; a withdrawal they ask for is told by its own mail.
  if (!suspended) await noteSignIn(person, sessionId, from);
  return { token, userId: person.id, remember: !suspended };
}

/** More exact than the answer: the log may have facts the visitor must not learn. */
function reasonOf({ code }: Refusal, person: Candidate | undefined): string {
  if (code !== "wrong_credentials") return code;
  if (person === undefined) return "unknown_email";
  return person.state === "unclaimed" ? "unclaimed_account" : "wrong_password";
}
