/** Who would be affected by a new schedule: published gigs whose rate rises or falls, and what does not change. */
import { sql } from "#app/domain/store/store.ts";
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
  freelancerId: string;
  gigs: number;
}

/** Compares `rates` with the schedule in force, for every published gig. */
export async function scheduleImpact(
  current: CommissionSchedule,
  rates: CommissionRate[],
): Promise<ScheduleImpact> {
  const next = { ...current, rates };
  const [groups, [running]] = await Promise.all([
    sql<GigGroup[]>`
      select category_id as "categoryId", freelancer_id as "freelancerId", count(*)::int as gigs
      from gigs where state = 'published' group by 1, 2`,
    sql<{ count: number }[]>`
      select count(*)::int as count from tasks where state in ('funded', 'started', 'delivered', 'disputed')`,
  ]);
  const changes = new Map<string, { change: RateChange; people: Set<string> }>();
  let unchangedGigs = 0;
  for (const { categoryId, freelancerId, gigs } of groups) {
    const fromBps = rateFor(current, { categoryId, freelancerId });
    const toBps = rateFor(next, { categoryId, freelancerId });
    if (fromBps === toBps) {
      unchangedGigs += gigs;
      continue;
    }
    const key = `${fromBps}>${toBps}`;
    const found = changes.get(key) ?? {
      change: { fromBps, toBps, gigs: 0, freelancers: 0 },
      people: new Set<string>(),
    };
    found.change.gigs += gigs;
    // A freelancer who sells in several categories is one person.
    found.change.freelancers = found.people.add(freelancerId).size;
    changes.set(key, found);
  }
  const sorted = [...changes.values()].map(({ change }) => change).sort((a, b) => b.gigs - a.gigs);
  return { changes: sorted, unchangedGigs, runningTasks: running?.count ?? 0 };
}
