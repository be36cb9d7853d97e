/** Compares a signed-in person's password again, within the limits for guesses. */
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { countTry, forgiveTry } from "./attempts.ts";
import { passwordMatches } from "./password.ts";
import { securityLog } from "./security-log.ts";

/** The hash that the right password matched, so that a command can check that it is still current. It never leaves the server. */
export interface ConfirmedPassword {
  kept: string | null;
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
