/** Who would be affected by a new schedule: published gigs whose rate rises or falls, and what does not change. */
import { sql } from "#app/domain/kernel/store.ts";
import { rateFor } from "./schedule.ts";
import type { CommissionRate, CommissionSchedule } from "./schedule.ts";

export interface RateChange {
  fromBps: number;
  toBps: number;
  gigs: number;
  freelancers: number;
}

export interface ScheduleImpact {
  changes: RateChange[];
  unchangedGigs: number;
  /** Tasks that are running: they keep the rate they were funded at. */
  runningTasks: number;
}

interface GigGroup {
  categoryId: string;
  /** Only where one of the schedules names this freelancer. */
  freelancerId: string | null;
  gigs: number;
  freelancers: number;
}

/** Compares `rates` with the schedule in force, for every published gig. */
export async function scheduleImpact(
  current: CommissionSchedule,
  rates: CommissionRate[],
): Promise<ScheduleImpact> {
  const next = { ...current, rates };
  const named = [...current.rates, ...rates].flatMap(({ freelancerId }) => freelancerId ?? []);
  const [groups, [running]] = await Promise.all([
    sql<GigGroup[]>`
      select category_id as "categoryId", f.id as "freelancerId", count(*)::int as gigs,
             count(distinct freelancer_id)::int as freelancers
      from gigs left join unnest(${named}::text[]) f(id) on f.id = freelancer_id
      where state = 'published' group by 1, 2`,
    sql<{ count: number }[]>`
      select count(*)::int as count from tasks where state in ('funded', 'started', 'delivered', 'disputed')`,
  ]);
  const changes = new Map<string, RateChange>();
  let unchangedGigs = 0;
  for (const { categoryId, freelancerId, gigs, freelancers } of groups) {
    const sale = { categoryId, freelancerId: freelancerId ?? "" };
    const fromBps = rateFor(current, sale);
    const toBps = rateFor(next, sale);
    if (fromBps === toBps) {
      unchangedGigs += gigs;
      continue;
    }
    const change = changes.get(`${fromBps}>${toBps}`) ?? {
      fromBps,
      toBps,
      gigs: 0,
      freelancers: 0,
    };
    change.gigs += gigs;
    change.freelancers += freelancers;
    changes.set(`${fromBps}>${toBps}`, change);
  }
  const sorted = [...changes.values()].sort((a, b) => b.gigs - a.gigs);
  return { changes: sorted, unchangedGigs, runningTasks: running?.count ?? 0 };
}
