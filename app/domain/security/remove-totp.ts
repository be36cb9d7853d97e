/** Removes the authenticator app. Without another factor the password alone signs the person in again. */
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { endSessions } from "./end-sessions.ts";
import { afterFactorRemoved, noteFactorChange } from "./factor-changes.ts";
import { securityLogAfter } from "./security-log.ts";

export interface RemoveTotp {
  /** True signs the person out in every other browser. */
  endOthers?: boolean;
  key: string;
}

/** Refuses `not_found` where there is none, `step_up_required`, and `not_allowed` for programs. */
export async function removeTotp(
  actor: UserActor,
  { endOthers = false, key }: RemoveTotp,
): Promise<Outcome<{ factorId: string }>> {
  if (actor.tokenId !== undefined) refuse("not_allowed");
  const input = endOthers ? { endOthers } : {};
  const spec = { name: "security.remove_totp" as const, actor, key, input };
  return command(spec, async (tx) => {
    const [factor] = await tx.sql<{ id: string }[]>`
      update totp_factors set removed_at = ${tx.command.at}, command_id = ${tx.command.id}
      where user_id = ${actor.id} and removed_at is null returning id`;
    const { id: factorId } = found(factor);
    await afterFactorRemoved(tx, actor.id);
    if (endOthers) await endSessions(tx, actor.id, actor.sessionId);
    await noteFactorChange(tx, actor.id, { change: "app_removed", subjectId: factorId });
    securityLogAfter(tx, "factor.removed", { factor: factorId });
    return { factorId };
  });
}
