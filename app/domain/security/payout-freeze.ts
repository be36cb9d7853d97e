/** A freeze of payouts: a rest without an end. Who may end it is decided here, because a thief would like to. */
import type { Tx } from "#app/domain/commands/command.ts";
import { env } from "#app/env.server.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { restPayouts } from "./payout-rests.ts";

/** A step: payouts rest until the freeze is lifted. Frozen again, the freeze counts from now: it needs a later recovery. */
export async function freezePayouts(tx: Tx, userId: string, reason: string): Promise<void> {
  await restPayouts(tx, userId, { until: null, reason });
  await tx.sql`
    update payout_rests set started_at = ${tx.command.at}, frozen_at = ${tx.command.at}, reason = ${reason}, command_id = ${tx.command.id}
    where user_id = ${userId} and (started_at < ${tx.command.at} or frozen_at is distinct from ${tx.command.at})`;
}

/** As long as a change of address can be undone. */
const UNDO_HOURS = 72;

export interface Freeze {
  since: Date;
  /**
   * Whether a new password was set through a mailed link since the freeze began. Only then its person may lift it: a thief with
   * the session, the password, and perhaps a factor that the thief added, cannot read the mail. A link to an address that the
   * account got within 72 hours before the freeze does not count: that change may have been the thief's.
   */
  recovered: boolean;
}

/** The freeze of a person's payouts; null when there is none. */
export async function freezeOf(
  userId: string,
  reader: Tx["sql"] | typeof sql = sql,
): Promise<Freeze | null> {
  const [freeze] = await reader<Freeze[]>`
    select started_at as since, exists (
      select from mailed_links l
      where l.user_id = r.user_id and l.purpose = 'recover' and l.used_at >= r.started_at and not exists (
        select from mailed_links changed
        where changed.user_id = r.user_id and changed.purpose = 'change_email' and lower(changed.email) = lower(l.email)
          and changed.used_at > r.started_at - make_interval(hours => ${UNDO_HOURS}))) as recovered
    from payout_rests r where user_id = ${userId} and until is null`;
  return freeze ?? null;
}

/**
 * A step: ends the freeze. A rest that other events asked for before and meanwhile goes on to its end: the hours of a rest after the last
 * change of password, address or factor, and over an open recovery. Returns that end, or null. Refuses `transition_refused` when
 * nothing is frozen.
 */
export async function endFreeze(tx: Tx, userId: string): Promise<Date | null> {
  const { at, id } = tx.command;
  const [row] = await tx.sql<{ until: Date }[]>`
    update payout_rests r set command_id = ${id}, until = greatest(${at}::timestamptz,
      (select max(used_at) + make_interval(hours => ${env.payoutRestHours}) from mailed_links l
       where l.user_id = r.user_id and l.purpose in ('recover', 'change_email', 'undo_email')),
      (select password_changed_at + make_interval(hours => ${env.payoutRestHours}) from users u where u.id = r.user_id),
      (select max(greatest(created_at, removed_at)) + make_interval(hours => ${env.payoutRestHours}) from (
         select created_at, removed_at from totp_factors f where f.user_id = r.user_id
         union all select created_at, removed_at from passkeys k where k.user_id = r.user_id) factors),
      (select max(due_at) + make_interval(hours => ${env.payoutRestHours}) from recoveries o
       where o.user_id = r.user_id and o.state in ('waiting', 'ready')))
    where user_id = ${userId} and until is null returning until`;
  if (row === undefined)
    refuse("transition_refused", { sentence: "The payouts of this account are not frozen." });
  return row.until > at ? row.until : null;
}

/** A step: after a recovery ended, payouts rest for the hours of a rest from now, not until the end it would have had. */
export async function shortenRest(tx: Tx, userId: string, former: Date): Promise<void> {
  await tx.sql`
    update payout_rests set until = ${hoursAfter(tx.command.at, env.payoutRestHours)}, command_id = ${tx.command.id}
    where user_id = ${userId} and until = ${former}`;
}
