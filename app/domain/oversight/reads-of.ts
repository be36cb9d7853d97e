/** Who of the staff read about a person, for admins. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import type { StaffRead } from "./staff-read-kinds.ts";

export interface RecordedRead {
  id: string;
  at: Date;
  /** Name and handle of the member of staff. */
  by: string;
  handle: string;
  what: StaffRead;
  /** The dispute, order, task or file; null for pages about the person. */
  subjectId: string | null;
}

const PAGE = 20;

/** Newest first, 20 at a time; `before` is the last id of the page before. Refuses `not_found` to everybody but admins. */
export async function readsOf(
  viewer: Viewer,
  userId: string,
  before?: string,
): Promise<{ reads: RecordedRead[]; next: string | null }> {
  requireAbility(viewer, "staff.people.reads");
  if (!isId("user", userId)) refuse("not_found");
  const end = before !== undefined && /^\d{1,18}$/.test(before) ? before : null;
  const [person] = await sql`select 1 from users where id = ${userId}`;
  if (person === undefined) refuse("not_found");
  const rows = await sql<RecordedRead[]>`
    select r.id::text as id, r.at, u.name as by, u.handle, r.what, nullif(r.subject_id, '') as "subjectId"
    from staff_reads r join users u on u.id = r.staff_id
    where r.person_id = ${userId} and (${end}::bigint is null or r.id < ${end}::bigint)
    order by r.id desc limit ${PAGE + 1}`;
  const reads = rows.slice(0, PAGE);
  return { reads, next: rows.length > PAGE ? (reads.at(-1)?.id ?? null) : null };
}
