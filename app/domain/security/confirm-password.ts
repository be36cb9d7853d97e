/** Asks for the password again before something that outlives the session is handed out, or changes where money goes. */
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { countTry, forgiveTry } from "./attempts.ts";
import { logFailedTry } from "./failed-sign-in.ts";
import { passwordMatches } from "./password.ts";
import type { Tx } from "#app/domain/commands/command.ts";

/** Stands for the password that was right, so that a command can tell whether it still is. It stays in the server. */
export interface ConfirmedPassword {
  kept: string | null;
}

/** For commands behind `requirePassword`. Absent for programs, which have a token with the scope instead. */
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

/** Compares with the hash that was read. Refuses `password_wrong` at `field`, `too_many_attempts` and `busy`. */
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
    // Nobody looked at the password, so it was no try.
    await forgiveTry("password_change", userId);
    throw problem;
  }
  if (!right) {
    logFailedTry({ userId, reason: "password_wrong" });
    refuse("password_wrong", { field });
  }
  await forgiveTry("password_change", userId);
}

/**
 * Locks the person, so that what they make and a change of their password happen one after the other. Refuses `stale`
 * when the proven password was changed meanwhile: nothing that an old password allowed happens after the new one. Refuses
 * `account_suspended` as well: a suspension ends tokens and sessions, and what waited for its turn must not come after it.
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
