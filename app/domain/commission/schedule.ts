/** The commission rate of a sale: from the schedule in force, the most specific row first. */
import { env } from "#app/env.server.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { now, nowDate } from "#app/domain/kernel/clock.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { sql } from "#app/domain/store/store.ts";

export interface CommissionRate {
  categoryId: string | null;
  freelancerId: string | null;
  bps: number;
}

export interface CommissionSchedule {
  id: string;
  version: number;
  effectiveFrom: Date;
  note: string;
  rates: CommissionRate[];
}

/**
 * The schedule in force at a moment. A command that sells reads it in its own transaction, at its own moment. The first version
 * holds for the time before it, too: the newest version is always the last to begin, so it is picked only if no other is.
 */
export async function currentSchedule(
  at: Date = nowDate(),
  reader: Tx["sql"] | typeof sql = sql,
): Promise<CommissionSchedule> {
  const [row] = await reader<CommissionSchedule[]>`
    select id, version, effective_from as "effectiveFrom", note,
           (select coalesce(json_agg(json_build_object('categoryId', category_id, 'freelancerId', freelancer_id, 'bps', bps)), '[]'::json)
            from commission_rates where schedule_id = s.id) as rates
    from commission_schedules s where effective_from <= ${at} or version = 1
    order by effective_from desc, version desc limit 1`;
  if (row === undefined)
    throw new Error("No commission schedule is in force: run `npm run migrate`.");
  return row;
}

/**
 * Rate in basis points for one sale. First match of: this freelancer in this category, this freelancer in its parent category,
 * this freelancer, this category, its parent category, everybody.
 */
export function rateFor(
  schedule: CommissionSchedule,
  sale: { categoryId: string; freelancerId: string },
): number {
  const parent = sale.categoryId.split("/")[0] ?? null;
  const wanted: Array<[freelancerId: string | null, categoryId: string | null]> = [
    [sale.freelancerId, sale.categoryId],
    [sale.freelancerId, parent],
    [sale.freelancerId, null],
    [null, sale.categoryId],
    [null, parent],
    [null, null],
  ];
  for (const [freelancerId, categoryId] of wanted) {
    const rate = schedule.rates.find(
      (row) => row.freelancerId === freelancerId && row.categoryId === categoryId,
    );
    if (rate !== undefined) return rate.bps;
  }
  throw new Error(`Schedule ${schedule.version} has no rate for everybody.`);
}

/** Publishes version 1 from `COMMISSION_BPS`, once, so that a new store can sell at once. */
export async function ensureFirstSchedule(): Promise<void> {
  const [any] = await sql`select 1 from commission_schedules limit 1`;
  if (any !== undefined) return;
  const spec = {
    name: "commission.begin" as const,
    actor: OPERATOR,
    key: "first-schedule",
    input: {},
  };
  await command(spec, async (tx) => {
    const schedule = newId("schedule");
    await tx.sql`
      insert into commission_schedules (id, version, effective_from, note, command_id)
      values (${schedule}, 1, ${new Date(now().epochMilliseconds - 1000)}, 'The first schedule: one rate for everybody.', ${tx.command.id})`;
    await tx.sql`
      insert into commission_rates (schedule_id, bps, command_id)
      values (${schedule}, ${env.commissionBps}, ${tx.command.id})`;
    return { schedule };
  });
}
