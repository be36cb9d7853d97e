/** Ends a freeze of payouts: by its person, after a new password by mail and a step-up, or by staff with a reason. */
import type { Place, UserActor } from "#app/domain/kernel/actor.ts";
import { actsFor } from "#app/domain/access/party.ts";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { tidyText } from "#app/domain/kernel/tidy-text.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { announceTo } from "#app/domain/security/announce.ts";
import { endFreeze, freezeOf } from "#app/domain/security/payout-freeze.ts";
import { securityLogAfter } from "#app/domain/security/security-log.ts";

export interface Lifted {
  userId: string;
  /** A rest that goes on after the freeze, as an ISO string. */
  restsUntil: string | null;
  /** Of staff. */
  reason?: string;
}

/**
 * Refuses `freeze_needs_recovery` until a new password was set through a mailed link after the freeze, `step_up_required`, and
 * `transition_refused` when nothing is frozen.
 */
export async function unfreeze(
  actor: UserActor,
  { key }: { key: string },
): Promise<Outcome<Lifted>> {
  const spec = { name: "payouts.unfreeze" as const, actor, key, input: {} };
  return command(spec, async (tx) => {
    await lock(tx, actor.id);
    const freeze = await freezeOf(actor.id, tx.sql);
    if (freeze !== null && !freeze.recovered) refuse("freeze_needs_recovery");
    return {
      userId: actor.id,
      restsUntil: await lift(tx, actor.id, { by: "owner", place: actor.place }),
    };
  });
}

export interface LiftInput {
  userId: string;
  /** Stored with the command; the person reads it too. */
  reason: string;
  key: string;
}

/** Refuses `not_found`, `own_account` and `transition_refused` when nothing is frozen. */
export async function liftFreeze(
  actor: UserActor,
  { userId, reason, key }: LiftInput,
): Promise<Outcome<Lifted>> {
  requireAbility(actor, "payouts.lift_freeze");
  if (actsFor(actor, userId)) refuse("own_account");
  if (!isId("user", userId)) refuse("not_found");
  const input = { userId, reason };
  const spec = { name: "payouts.lift_freeze" as const, actor, key, input };
  return command(spec, async (tx) => {
    await lock(tx, userId);
    const note = tidyText(reason);
    const restsUntil = await lift(tx, userId, { by: "staff", staffId: actor.id, reason: note });
    return { userId, restsUntil, reason: note };
  });
}

async function lock(tx: Tx, userId: string): Promise<void> {
  const [person] = await tx.sql`select from users where id = ${userId} for no key update`;
  found(person);
}

interface Lift {
  by: "owner" | "staff";
  staffId?: string;
  place?: Place | undefined;
  reason?: string;
}

async function lift(
  tx: Tx,
  userId: string,
  { by, staffId, place, reason }: Lift,
): Promise<string | null> {
  const until = (await endFreeze(tx, userId))?.toISOString() ?? null;
  const due = until === null ? {} : { dueAt: until };
  const facts = { change: by, ...due, ...(reason === undefined ? {} : { note: reason }) };
  await announceTo(tx, { userId, place }, "account.freeze_lifted", { subjectId: userId, facts });
  securityLogAfter(tx, "payouts.freeze_lifted", { account: userId, by: staffId, reason: by });
  return until;
}
