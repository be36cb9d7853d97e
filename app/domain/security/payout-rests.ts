/** Rests of payouts: after a change that a thief would make, nothing is paid out for a while, so that its owner can stop it. */
import type { Tx } from "#app/domain/commands/command.ts";
import { env } from "#app/env.server.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { writeMoment } from "#app/domain/kernel/moment.ts";
import type { Zone } from "#app/domain/kernel/moment.ts";
import { sql } from "#app/domain/store/store.ts";

export interface PayoutRest {
  /** Null: until the person or staff end it. */
  until: Date | null;
  /** Words that go on after "because". */
  reason: string;
}

/** A step: payouts of the person rest until then. A rest that lasts longer stays. */
export async function restPayouts(
  tx: Tx,
  userId: string,
  { until, reason }: PayoutRest,
): Promise<void> {
  const { at, id } = tx.command;
  await tx.sql`
    insert into payout_rests (user_id, until, reason, started_at, command_id)
    values (${userId}, ${until}, ${reason}, ${at}, ${id})
    on conflict (user_id) do update
      set until = excluded.until, reason = excluded.reason, started_at = excluded.started_at, command_id = excluded.command_id
      where payout_rests.until is not null and (excluded.until is null or excluded.until > payout_rests.until)`;
}

/** A step: the rest after a change of password, e-mail or factor. `reason` goes on after "because": `your password was changed`. */
export async function restAfterChange(tx: Tx, userId: string, reason: string): Promise<void> {
  if (env.payoutRestHours === 0) return;
  await restPayouts(tx, userId, { until: hoursAfter(tx.command.at, env.payoutRestHours), reason });
}

/** A sentence for people. */
export function sayRest({ until, reason }: PayoutRest, zone?: Zone): string {
  const end =
    until === null
      ? "They stay stopped until you have taken your account back, or staff have ended this."
      : `The first payout is possible on ${writeMoment(until, false, zone)}.`;
  return `Your payouts rest, because ${reason}. ${end}`;
}

/** The rest that holds the person's payouts now; null when none does. */
export async function restOf(
  userId: string,
  reader: Tx["sql"] | typeof sql = sql,
  at: Date = nowDate(),
): Promise<PayoutRest | null> {
  const [rest] = await reader<PayoutRest[]>`
    select until, reason from payout_rests where user_id = ${userId} and (until is null or until > ${at})`;
  return rest ?? null;
}
