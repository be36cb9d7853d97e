/** The step that every way to a new password shares: the new hash, the end of sessions, of a change of address, and unless declined of tokens. */
import type { Tx } from "#app/domain/commands/command.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { endSessions } from "./end-sessions.ts";
import { revokeTokens } from "./api-tokens.ts";
import { endLinks } from "./mailed-links.ts";

export interface NewPassword {
  userId: string;
  passwordHash: string;
  /** The hash that was read before; another one now means that the password was changed meanwhile. */
  former: string | null;
  /** The session that stays; absent ends them all. */
  keepSession?: string;
  keepTokens: boolean;
}

export interface Ended {
  sessionsEnded: number;
  tokensEnded: number;
}

/** A step. Refuses `stale` when the password was changed meanwhile. */
export async function setPassword(tx: Tx, wanted: NewPassword): Promise<Ended> {
  const { userId, passwordHash, former, keepSession, keepTokens } = wanted;
  const changed = await tx.sql`
    update users set password_hash = ${passwordHash}, password_changed_at = ${tx.command.at}, command_id = ${tx.command.id}
    where id = ${userId} and password_hash is not distinct from ${former}`;
  if (changed.count === 0) refuse("stale");
  // A thief who knew the old password may have asked for another address, and could still press the link mailed there.
  await endLinks(tx, userId, ["change_email"]);
  const sessionsEnded = await endSessions(tx, userId, keepSession);
  const tokensEnded = keepTokens ? 0 : await revokeTokens(tx, userId);
  return { sessionsEnded, tokensEnded };
}
