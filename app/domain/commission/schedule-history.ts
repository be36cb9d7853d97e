/** Every version of the commission schedule: rates, beginning and reason. */
import { sql } from "#app/domain/store/store.ts";

export interface PublishedRate {
  categoryId: string | null;
  categoryName: string | null;
  /** Null for everybody; only staff see the name at agreed rates. */
  handle: string | null;
  bps: number;
}

export interface PublishedSchedule {
  version: number;
  effectiveFrom: Date;
  note: string;
  rates: PublishedRate[];
}

/** Newest first, including versions that begin later. */
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

/** The version in force at `at`. The list is newest first, and later versions never begin earlier. */
export function inForce(history: PublishedSchedule[], at: Date): PublishedSchedule | undefined {
  return history.find((schedule) => schedule.effectiveFrom <= at);
}

/** Categories a rate can be given for. */
export async function rateCategories(): Promise<Array<{ id: string; name: string }>> {
  return sql<Array<{ id: string; name: string }>>`select id, name from categories order by id`;
}
