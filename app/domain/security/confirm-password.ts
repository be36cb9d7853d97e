/** Asks for the password again before handing out secrets that outlive the session, or changing where money goes. */
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { countTry, forgiveTry } from "./attempts.ts";
import { passwordMatches } from "./password.ts";
import { securityLog } from "./security-log.ts";
import type { Tx } from "#app/domain/commands/command.ts";

/** The hash that the right password matched, so that a command can check that it is still current. It never leaves the server. */
export interface ConfirmedPassword {
  kept: string | null;
}

/** For commands behind `requirePassword`. Absent for programs: their token has the scope instead. */
export interface WithConfirmation {
  confirmedBy?: ConfirmedPassword;
}

/** Refuses `password_wrong` at `field`, and `too_many_attempts`. */
export async function requirePassword(
  userId: string,
  password: string,
  field: string,
): Promise<ConfirmedPassword> {
  const [person] = await sql<ConfirmedPassword[]>`
    select password_hash as kept from users where id = ${userId}`;
  const { kept } = found(person);
  await requireMatching(userId, kept, password, field);
  return { kept };
}

/** Compares the password with a hash read earlier. Refuses `password_wrong` at `field`, `too_many_attempts` and `busy`. */
export async function requireMatching(
  userId: string,
  kept: string | null,
  password: string,
  field: string,
): Promise<void> {
  await countTry("password_change", userId);
  let right: boolean;
  try {
    right = await passwordMatches(password, kept, { place: userId, known: true });
  } catch (problem) {
    // The password was not compared, so it was no try.
    await forgiveTry("password_change", userId);
    throw problem;
  }
  if (!right) {
    securityLog("password.wrong", { account: userId });
    refuse("password_wrong", { field });
  }
  await forgiveTry("password_change", userId);
}

/**
 * Locks the person, so that this command and a change of their password run one after the other. Refuses `stale` when the
 * confirmed password was changed meanwhile: an old password allows nothing after the new one is set. Refuses `account_suspended`
 * too: a suspension ends tokens and sessions, and a command that waited for the lock must not run after it.
 */
export async function lockConfirmed(
  tx: Tx,
  userId: string,
  proof: ConfirmedPassword | undefined,
): Promise<void> {
  const [person] = await tx.sql<Array<ConfirmedPassword & { state: string }>>`
    select password_hash as kept, state from users where id = ${userId} for no key update`;
  const { kept, state } = found(person);
  if (state === "suspended") refuse("account_suspended");
  if (proof !== undefined && proof.kept !== kept) refuse("stale");
}
