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
  /** A sentence: what changed. */
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

/** A step: the rest after a change of password, e-mail or factor. `reason` is a sentence. Returns until when. */
export async function restAfterChange(tx: Tx, userId: string, reason: string): Promise<Date> {
  const until = hoursAfter(tx.command.at, env.payoutRestHours);
  if (env.payoutRestHours > 0) await restPayouts(tx, userId, { until, reason });
  return until;
}

/** How long a rest lasts, for a sentence about the change behind it; empty where the setting has none. */
export function sayHowLong(): string {
  const hours = env.payoutRestHours;
  if (hours === 0) return "";
  const lasts = hours % 24 === 0 ? `${hours / 24} days` : `${hours} hours`;
  return `Payouts rest for ${lasts}. `;
}

/** A sentence for people. */
export function sayRest({ until, reason }: PayoutRest, zone?: Zone): string {
  const end =
    until === null
      ? "Payouts stay stopped until you have taken your account back, or staff have ended this."
      : `So that a thief cannot empty your wallet, payouts rest. The next one is possible on ${writeMoment(until, false, zone)}.`;
  return `${reason} ${end}`;
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
