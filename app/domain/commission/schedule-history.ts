/** Every version of the schedule as people read it: whose rate, from when, and why. */
import { sql } from "#app/domain/store/store.ts";

export interface PublishedRate {
  categoryId: string | null;
  categoryName: string | null;
  /** Null for everybody; agreed rates are shown with a name to staff only. */
  handle: string | null;
  bps: number;
}

export interface PublishedSchedule {
  version: number;
  effectiveFrom: Date;
  note: string;
  rates: PublishedRate[];
}

/** Newest first, those that begin later included. */
export async function scheduleHistory(): Promise<PublishedSchedule[]> {
  return sql<PublishedSchedule[]>`
    select s.version, s.effective_from as "effectiveFrom", s.note,
           (select coalesce(json_agg(json_build_object(
                     'categoryId', r.category_id, 'categoryName', c.name, 'handle', u.handle, 'bps', r.bps)
                   order by r.freelancer_id nulls first, r.category_id nulls first), '[]'::json)
            from commission_rates r
            left join categories c on c.id = r.category_id
            left join users u on u.id = r.freelancer_id
            where r.schedule_id = s.id) as rates
    from commission_schedules s order by s.version desc`;
}

/** The version in force at a moment; the list is newest first and later versions never begin earlier. */
export function inForce(history: PublishedSchedule[], at: Date): PublishedSchedule | undefined {
  return history.find((schedule) => schedule.effectiveFrom <= at);
}

/** The categories a rate can be given for. */
export async function rateCategories(): Promise<Array<{ id: string; name: string }>> {
  return sql<Array<{ id: string; name: string }>>`select id, name from categories order by id`;
}
