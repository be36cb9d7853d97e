/** Signs a person in: the same words and the same work whether the e-mail is known or not. */
import { Refusal, refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { beginSession, isClosedDemo } from "./begin-session.ts";
import { logFailedTry } from "./failed-sign-in.ts";
import { passwordMatches } from "./password.ts";
import { countSignIn, passFor } from "./sign-in-limits.ts";
import { inSignInTurn } from "./sign-in-turns.ts";
import { sealSecondStep } from "./second-step.ts";
import { hasFactor, waysOf } from "./ways.ts";
import type { CountedTry } from "./sign-in-limits.ts";
import type { ProvenPerson, SignedInBrowser } from "./begin-session.ts";
import type { Origin } from "./sessions.ts";

export interface SignInInput {
  /** An e-mail address or a handle. */
  email: string;
  password: string;
}

type Candidate = ProvenPerson;

/** The password was right, and the account has a factor: the text for the browser until the second step. */
export interface SecondStepNeeded {
  secondStep: string;
}

/**
 * Starts a session and returns its token; a suspended person's session opens a single page. With a factor there is no session
 * before the second step. Refuses `too_many_attempts` (only wrong passwords count), `busy` and `wrong_credentials`.
 */
export async function signIn(
  input: SignInInput,
  from: Origin,
): Promise<SignedInBrowser | SecondStepNeeded> {
  const email = input.email.trim().toLowerCase();
  const knownAs = async () => passFor(await candidate(email), from);
  return inSignInTurn(from, knownAs, () => attempt({ ...input, email }, from));
}

async function attempt(
  { email, password }: SignInInput,
  from: Origin,
): Promise<SignedInBrowser | SecondStepNeeded> {
  const person = await candidate(email);
  const failed = (reason: string) =>
    logFailedTry({ userId: person?.id, email, address: from.address, reason });
  try {
    const counted = await countSignIn(email, person, from);
    const proven = await requireRight(person, password, counted);
    if (hasFactor(await waysOf(proven.id))) return { secondStep: sealSecondStep(proven) };
    return await beginSession(proven, from, { level: "password" });
  } catch (problem) {
    if (problem instanceof Refusal) failed(reasonOf(problem, person));
    throw problem;
  }
}

/**
 * The one account that the password is compared with. An address leads to the account that holds it, otherwise to the newest that
 * gave it; every account is also reached by its handle. One statement for all of them, so that they take the same time.
 */
async function candidate(name: string): Promise<Candidate | undefined> {
  const [person] = await sql<Candidate[]>`
    select id, state, role, demo, password_hash as "passwordHash", password_changed_at as "passwordChangedAt"
    from (
      (select *, 1 as rank from users where lower(email) = lower(${name}) and email_state <> 'unverified')
      union all
      (select *, 2 from users where lower(email) = lower(${name}) and email_state = 'unverified' order by id desc limit 1)
      union all
      (select *, 3 from users where lower(handle) = lower(${name}))
    ) named order by rank limit 1`;
  return person;
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
  if (isClosedDemo(person)) return refuse("wrong_credentials");
  await forgive();
  return person;
}

/** More exact than the answer: the log may have facts the visitor must not learn. */
function reasonOf({ code }: Refusal, person: Candidate | undefined): string {
  if (code !== "wrong_credentials") return code;
  if (person === undefined) return "unknown_email";
  return person.state === "unclaimed" ? "unclaimed_account" : "wrong_password";
}
