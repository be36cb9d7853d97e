/** Removes a passkey: from then on it neither signs its person in nor confirms a step. */
import { worksHere } from "#app/domain/access/party.ts";
import { command } from "#app/domain/commands/command.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { announce } from "#app/domain/security/announce.ts";
import { endSessions } from "#app/domain/security/end-sessions.ts";
import { afterFactorRemoved } from "#app/domain/security/factor-changes.ts";
import { restAfterChange } from "#app/domain/security/payout-rests.ts";
import { securityLogAfter } from "#app/domain/security/security-log.ts";
import { hasFactor, waysOf } from "#app/domain/security/ways.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

export interface RemovePasskeyInput {
  passkeyId: string;
  /** True ends the person's other sessions too: one of them may have begun with this passkey. */
  endOthers: boolean;
  key: string;
}

export interface PasskeyRemoved {
  passkeyId: string;
  sessionsEnded: number;
}

/**
 * Refuses `not_found` for passkeys of others, unknown and removed ones alike; `last_factor` for staff, who need one;
 * `last_way_in` for a person without a password; `not_allowed` when a token asks.
 */
export async function removePasskey(
  actor: UserActor,
  { passkeyId, endOthers, key }: RemovePasskeyInput,
): Promise<Outcome<PasskeyRemoved>> {
  if (actor.tokenId !== undefined) refuse("not_allowed");
  const input = { passkeyId, endOthers };
  const spec = { name: "security.remove_passkey" as const, actor, key, input };
  return command(spec, async (tx) => {
    const [row] = await tx.sql<{ name: string }[]>`
      update passkeys set removed_at = ${tx.command.at}, command_id = ${tx.command.id}
      where id = ${passkeyId} and user_id = ${actor.id} and removed_at is null returning name`;
    const { name: title } = found(row);
    await requireAnotherWay(tx, actor);
    await afterFactorRemoved(tx, actor.id);
    await restAfterChange(tx, actor.id, "A passkey was removed.");
    await announce(tx, "account.passkey_removed", { subjectId: passkeyId, facts: { title } });
    securityLogAfter(tx, "factor.removed", { factor: "passkey", passkeyId });
    return {
      passkeyId,
      sessionsEnded: endOthers ? await endSessions(tx, actor.id, actor.sessionId) : 0,
    };
  });
}

async function requireAnotherWay(tx: Tx, actor: UserActor): Promise<void> {
  const left = await waysOf(actor.id, tx.sql);
  if (worksHere(actor) && !hasFactor(left)) refuse("last_factor");
  if (!left.password && left.passkeys === 0) refuse("last_way_in");
}
