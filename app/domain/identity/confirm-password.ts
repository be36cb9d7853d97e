/** Asks for the password again before something that outlives the session is handed out. */
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/kernel/store.ts";
import { countTry, forgiveTry } from "./attempts.ts";
import { passwordMatches } from "./password.ts";

/** Refuses `password_wrong` at `field`, and `too_many_attempts`. */
export async function requirePassword(
  userId: string,
  password: string,
  field: string,
): Promise<void> {
  const [person] = await sql<{ kept: string | null }[]>`
    select password_hash as kept from users where id = ${userId}`;
  const { kept } = found(person);
  await countTry("password_change", userId);
  if (!(await passwordMatches(password, kept, { place: userId, known: true })))
    refuse("password_wrong", { field });
  await forgiveTry("password_change", userId);
}
