/** A freelancer's time off: when they take no orders, as pages and programs read it, and as SQL asks about it. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import type { Zone } from "#app/domain/kernel/moment.ts";
import { zoneOfPerson } from "#app/domain/people/profile/zone-of-person.ts";
import { sql } from "#app/domain/store/store.ts";

type Fragment = ReturnType<typeof sql>;

export interface TimeOff {
  startsAt: Date;
  /** The first moment after it. */
  endsAt: Date;
  /** A sentence of the freelancer; may be empty. */
  note: string;
}

/** How a gig's reader sees that its freelancer is away. */
export interface Away {
  backAt: Date;
  note: string;
}

/** Joins `away`, with `away.ends_at` and `away.note`, while the person of that SQL expression takes no orders. */
export function joinAway(userId: "u.id", at: Date = nowDate()): Fragment {
  return sql`
    left join times_off away on away.user_id = ${sql.unsafe(userId)} and away.ended_at is null
      and away.starts_at <= ${at} and away.ends_at > ${at}`;
}

/** A column: until when the person of that SQL expression takes no orders; null while they take them. */
export function awayUntil(userId: "f.id" | "u.id"): Fragment {
  const at = nowDate();
  return sql`(select off.ends_at from times_off off where off.user_id = ${sql.unsafe(userId)} and off.ended_at is null
    and off.starts_at <= ${at} and off.ends_at > ${at})`;
}

/** Columns of `joinAway`, to be read by `awayOf`. */
export const awayColumns = () => sql`away.ends_at as "awayUntil", away.note as "awayNote"`;

export interface AwayRow {
  awayUntil: Date | null;
  awayNote: string | null;
}

export function awayOf({ awayUntil, awayNote }: AwayRow): Away | null {
  return awayUntil === null ? null : { backAt: awayUntil, note: awayNote ?? "" };
}

/** What lies ahead or lasts; null without one. */
export async function timeOffOf(userId: string): Promise<TimeOff | null> {
  const [row] = await sql<TimeOff[]>`
    select starts_at as "startsAt", ends_at as "endsAt", note from times_off
    where user_id = ${userId} and ended_at is null and ends_at > ${nowDate()}`;
  return row ?? null;
}

/** With the zone in which its days begin. */
export async function ownTimeOff(
  actor: UserActor,
): Promise<{ timeOff: TimeOff | null; zone: Zone }> {
  requireAbility(actor, "me.time_off");
  const [timeOff, zone] = await Promise.all([timeOffOf(actor.id), zoneOfPerson(sql, actor.id)]);
  return { timeOff, zone };
}
