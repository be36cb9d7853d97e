/** A new password: asks for the old one, and ends every other session, because one of them may be the reason. */
import { command } from "#app/domain/kernel/command.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/kernel/store.ts";
import { countTry, forgiveTry } from "./attempts.ts";
import { hashPassword, passwordFingerprint, passwordMatches } from "./password.ts";
import { requireGoodPassword } from "./password-rules.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Outcome } from "#app/domain/kernel/command.ts";

export interface ChangePasswordInput {
  oldPassword: string;
  newPassword: string;
  /** The session that stays. */
  sessionId: string;
  key: string;
}

/**
 * Refuses `password_wrong`, `password_too_short`, `password_too_common`, `too_many_attempts`, and `stale` when the
 * password was changed elsewhere meanwhile.
 */
export async function changePassword(
  actor: UserActor,
  input: ChangePasswordInput,
): Promise<Outcome<{ sessionsEnded: number }>> {
  const [person] = await sql<
    { handle: string; email: string | null; name: string; password_hash: string | null }[]
  >`select handle, email, name, password_hash from users where id = ${actor.id}`;
  const { handle, email, name, password_hash: kept } = found(person);
  requireGoodPassword(input.newPassword, [handle, email ?? "", name], "newPassword");
  const fingerprint = passwordFingerprint(`${input.oldPassword}\0${input.newPassword}`, input.key);
  const spec = { name: "identity.changePassword", actor, key: input.key, input: { fingerprint } };
  // The form sent a second time finds its old password no longer true: the command's own memory answers it.
  if (!(await wasSent(actor.id, input.key))) await requireOldPassword(actor.id, input, kept);
  const passwordHash = await hashPassword(input.newPassword, { place: actor.id, known: true });
  return command(spec, async (tx) => {
    const changed = await tx.sql`
      update users set password_hash = ${passwordHash}, command_id = ${tx.command.id}
      where id = ${actor.id} and password_hash is not distinct from ${kept}`;
    if (changed.count === 0) refuse("stale");
    const ended = await tx.sql`
      update sessions set revoked_at = ${tx.command.at}
      where user_id = ${actor.id} and public_id <> ${input.sessionId} and revoked_at is null
        and expires_at > ${tx.command.at}`;
    return { sessionsEnded: ended.count };
  });
}

async function requireOldPassword(
  userId: string,
  input: ChangePasswordInput,
  kept: string | null,
): Promise<void> {
  await countTry("password_change", userId);
  if (!(await passwordMatches(input.oldPassword, kept, { place: userId, known: true })))
    refuse("password_wrong", { field: "oldPassword" });
  await forgiveTry("password_change", userId);
}

async function wasSent(userId: string, key: string): Promise<boolean> {
  const rows =
    await sql`select from commands where actor_id = ${userId} and idempotency_key = ${key}`;
  return rows.count > 0;
}
