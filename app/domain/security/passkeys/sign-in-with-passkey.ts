/** Signs a person in by a passkey alone: the authenticator says who they are, and recognised them. */
import { Refusal, refuse } from "#app/domain/kernel/refusal.ts";
import { countTry, forgiveTry, placeOf } from "#app/domain/security/attempts.ts";
import { beginSession, isClosedDemo } from "#app/domain/security/begin-session.ts";
import { logFailedTry } from "#app/domain/security/failed-sign-in.ts";
import { sql } from "#app/domain/store/store.ts";
import { usePasskey } from "./authentication.ts";
import type { ProvenPerson, SignedInBrowser } from "#app/domain/security/begin-session.ts";
import type { Origin } from "#app/domain/security/sessions.ts";

export interface PasskeySignIn {
  /** What the authenticator answered, as JSON. */
  passkey: string;
  /** The browser that the challenge was made for. */
  askedBy: string;
}

/** The states of people who may sign in; a suspended person's session opens a single page. */
const SIGN_IN = new Set(["active", "suspended"]);

/** Refuses what `usePasskey` refuses, and `too_many_attempts`: only refused tries count. */
export async function signInWithPasskey(
  { passkey, askedBy }: PasskeySignIn,
  from: Origin,
): Promise<SignedInBrowser> {
  const place = placeOf(from.address);
  let userId: string | undefined;
  try {
    await countTry("passkey_place", place);
    ({ userId } = await usePasskey(passkey, { purpose: "sign_in", askedBy }));
    const [person] = await sql<ProvenPerson[]>`
      select id, state, role, demo, password_hash as "passwordHash", password_changed_at as "passwordChangedAt"
      from users where id = ${userId}`;
    if (person === undefined || !SIGN_IN.has(person.state) || isClosedDemo(person))
      return refuse("passkey_unknown");
    await forgiveTry("passkey_place", place);
    return await beginSession(person, from, { level: "second_factor", by: "passkey" });
  } catch (problem) {
    if (problem instanceof Refusal)
      logFailedTry({ userId, address: from.address, reason: problem.code });
    throw problem;
  }
}
