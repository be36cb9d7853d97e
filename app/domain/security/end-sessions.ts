/** The step that ends the sessions of a person, within a command. */
import type { Tx } from "#app/domain/commands/command.ts";

/** Ends every session but `keep`, by its public id, with what they authorised; returns how many of them were still valid. */
export async function endSessions(tx: Tx, userId: string, keep = ""): Promise<number> {
  const { at } = tx.command;
  const ended = await tx.sql<{ valid: boolean }[]>`
    update sessions set revoked_at = ${at}, disowned_at = ${at}
    where user_id = ${userId} and public_id <> ${keep} and revoked_at is null
    returning expires_at > ${at} as valid`;
  return ended.filter(({ valid }) => valid).length;
}
