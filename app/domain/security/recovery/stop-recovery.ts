/** Stops a recovery that waits: by the person in a signed-in browser, or together with a freeze by the link in its mails. */
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { announceTo } from "#app/domain/security/announce.ts";
import { REST_AFTER_HOURS, shortenRest } from "#app/domain/security/payout-freeze.ts";
import { securityLogAfter } from "#app/domain/security/security-log.ts";
import type { Place } from "#app/domain/kernel/actor.ts";
import { endRecovery } from "./move-recovery.ts";
import { openRecovery } from "./open-recovery.ts";

/**
 * Refuses `transition_refused` when no recovery is open. The key follows from the recovery, because the button is in the site
 * header of every page, also of cached ones.
 */
export async function stopRecovery(actor: UserActor): Promise<Outcome<{ recoveryId: string }>> {
  const recoveryId = (await openRecovery(actor.id))?.id ?? refuse("transition_refused", NONE);
  const key = `stop-recovery:${recoveryId}`;
  const spec = {
    name: "security.stop_recovery" as const,
    actor,
    key,
    input: { recoveryId },
  };
  return command(spec, async (tx) => {
    if (!(await stopOpen(tx, actor.id, recoveryId, actor.place)))
      refuse("transition_refused", NONE);
    return { recoveryId };
  });
}

const NONE = { sentence: "No recovery of your account is waiting." };

/** A step: false when it was over already. Its link, if it was mailed, ends too, and payouts rest for 72 hours from now. */
export async function stopOpen(
  tx: Tx,
  userId: string,
  recoveryId: string,
  place: Place | undefined,
): Promise<boolean> {
  const ended = await endRecovery(tx, { id: recoveryId, userId }, "stop");
  if (ended === null) return false;
  const { at, id } = tx.command;
  await tx.sql`
    update mailed_links set replaced_at = ${at}, command_id = ${id}
    where user_id = ${userId} and purpose = 'recover' and facts ->> 'recoveryId' = ${recoveryId}
      and used_at is null and replaced_at is null`;
  await shortenRest(tx, userId, hoursAfter(ended.dueAt, REST_AFTER_HOURS));
  const announcement = { subjectId: recoveryId, facts: {} };
  await announceTo(tx, { userId, place }, "account.recovery_stopped", announcement);
  securityLogAfter(tx, "recovery.stopped", { account: userId, place: place?.address });
  return true;
}
