/**
 * The second step of a sign-in. Between the two steps there is no session, but an encrypted text in the browser: it belongs to one
 * account and its password of that moment, lasts ten minutes, and signs in once, because it holds the id of the session to come.
 */
import { z } from "zod";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { decrypt, encrypt, fingerprint } from "#app/domain/kernel/encrypted-text.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { Refusal, refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import type { Role } from "#app/domain/kernel/actor.ts";
import { beginSession } from "./begin-session.ts";
import { countedAs } from "./known-browser.ts";
import { requireCode } from "./require-code.ts";
import { warnOfCodes } from "./warn-of-codes.ts";
import { hasFactor, waysOf } from "./ways.ts";
import type { ProvenPerson, SignedInBrowser } from "./begin-session.ts";
import type { Origin } from "./sessions.ts";
import type { Ways } from "./ways.ts";

export const SECOND_STEP_MINUTES = 10;

const CONTEXT = "second-step";
const SEALED = z.object({
  sessionId: z.string(),
  userId: z.string(),
  password: z.string(),
  until: z.int(),
});

/** The text for the browser of a person whose password was right. */
export function sealSecondStep({ id, passwordHash }: ProvenPerson): string {
  const sealed: z.input<typeof SEALED> = {
    sessionId: newId("session"),
    userId: id,
    password: passwordOf(passwordHash),
    until: nowDate().getTime() + SECOND_STEP_MINUTES * 60_000,
  };
  return encrypt(JSON.stringify(sealed), CONTEXT).toString("base64url");
}

/** A browser between the two steps. */
export interface HalfSignedIn {
  sessionId: string;
  person: ProvenPerson;
  ways: Ways;
}

/** Refuses `sign_in_again` when the text is too old, was used, or the password or the factors changed meanwhile. */
export async function openSecondStep(text: string): Promise<HalfSignedIn> {
  const { sessionId, userId, password } = unsealed(text);
  const [person] = await sql<Array<ProvenPerson & { role: Role; used: boolean }>>`
    select id, role, state, demo, password_hash as "passwordHash", password_changed_at as "passwordChangedAt",
           exists (select from sessions where public_id = ${sessionId}) as used
    from users where id = ${userId} and state in ('active', 'suspended')`;
  if (person === undefined || person.used || passwordOf(person.passwordHash) !== password)
    return refuse("sign_in_again");
  const ways = await waysOf(userId);
  return hasFactor(ways) ? { sessionId, person, ways } : refuse("sign_in_again");
}

function unsealed(text: string): z.output<typeof SEALED> {
  try {
    const sealed = SEALED.parse(JSON.parse(decrypt(Buffer.from(text, "base64url"), CONTEXT)));
    if (sealed.until > nowDate().getTime()) return sealed;
  } catch {
    // Not ours: the same answer as for one that is too old.
  }
  return refuse("sign_in_again");
}

const passwordOf = (hash: string | null) => fingerprint(`second-step ${hash ?? ""}`);

/** Signs in with the code. Refuses as `openSecondStep` and `requireCode` do. */
export async function finishSignIn(
  text: string,
  code: string,
  from: Origin,
): Promise<SignedInBrowser> {
  const half = await openSecondStep(text);
  const { id: userId, passwordChangedAt } = half.person;
  const pass = countedAs(from.browser, userId, passwordChangedAt);
  const countedFor =
    pass === null
      ? { who: ["account", userId], address: from.address }
      : { who: ["browser", pass] };
  try {
    await requireCode({ userId, text: code, field: "code", countedFor });
  } catch (problem) {
    const guessing = problem instanceof Refusal && problem.code === "too_many_attempts";
    if (guessing && pass === null) await warnOfCodes(userId);
    throw problem;
  }
  return finishHalf(half, from);
}

/** The last act of every second step, once its factor is proved. Of two at once with one text, one gets a session. */
async function finishHalf(
  { sessionId, person }: HalfSignedIn,
  from: Origin,
): Promise<SignedInBrowser> {
  try {
    return await beginSession(person, from, { level: "second_factor", sessionId });
  } catch (problem) {
    if (problem instanceof Refusal && problem.code === "wrong_credentials")
      return refuse("sign_in_again");
    throw problem;
  }
}
