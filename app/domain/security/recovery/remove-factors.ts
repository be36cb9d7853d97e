/** A step: takes every second factor off an account, at the end of a recovery that waited. */
import type { Tx } from "#app/domain/commands/command.ts";

export async function removeFactors(tx: Tx, userId: string): Promise<void> {
  const { at, id } = tx.command;
  await tx.sql`
    update totp_factors set removed_at = ${at}, command_id = ${id} where user_id = ${userId} and removed_at is null`;
  await tx.sql`
    update recovery_codes set replaced_at = ${at}, command_id = ${id} where user_id = ${userId} and replaced_at is null`;
  await tx.sql`
    update passkeys set removed_at = ${at}, command_id = ${id} where user_id = ${userId} and removed_at is null`;
}
