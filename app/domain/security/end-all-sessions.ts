/** Ends every session of a person, also the one that asks. */
import type { Tx } from "#app/domain/commands/command.ts";

export async function endAllSessions(tx: Tx, userId: string): Promise<void> {
  await tx.sql`
    update sessions set revoked_at = ${tx.command.at} where user_id = ${userId} and revoked_at is null`;
}
