/** The step that ends every way into an account: sessions, tokens, links and recoveries with their addresses, and factors. */
import type { Tx } from "#app/domain/commands/command.ts";
import { endSessions } from "./end-sessions.ts";
import { revokeTokens } from "./api-tokens.ts";
import { endLinks } from "./many-links.ts";

export async function endAccess(tx: Tx, userId: string): Promise<void> {
  const { at, id: by } = tx.command;
  await endSessions(tx, userId);
  await revokeTokens(tx, userId);
  await endLinks(tx, [userId], null);
  await tx.sql`
    update mailed_links set email = '', command_id = ${by} where user_id = ${userId} and email <> ''`;
  await tx.sql`
    update recoveries set state = 'stopped', ended_at = ${at}, next_at = null, command_id = ${by}
    where user_id = ${userId} and state in ('waiting', 'ready')`;
  await tx.sql`
    update recoveries set email = '', command_id = ${by} where user_id = ${userId} and email <> ''`;
  await tx.sql`
    update totp_factors set removed_at = ${at}, command_id = ${by} where user_id = ${userId} and removed_at is null`;
  await tx.sql`
    update recovery_codes set replaced_at = ${at}, command_id = ${by} where user_id = ${userId} and replaced_at is null`;
  await tx.sql`
    update passkeys set removed_at = ${at}, command_id = ${by} where user_id = ${userId} and removed_at is null`;
}
