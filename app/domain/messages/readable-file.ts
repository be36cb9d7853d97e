/** The file that a viewer may read: also one of a message, for staff who may read that message in a report or in a dispute's case. */
import { mightEver } from "#app/domain/access/require-ability.ts";
import { fileFor } from "#app/domain/files/read-files.ts";
import type { ReadableFile } from "#app/domain/files/read-files.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { recordRead } from "#app/domain/oversight/record-read.ts";
import { sql } from "#app/domain/store/store.ts";
import { LINES_AFTER, LINES_BEFORE } from "./reports/report-context.ts";

/** Refuses `not_found` as `fileFor` does. Staff who are one of the two people read as that person, and nothing is recorded. */
export async function readableFile(viewer: Viewer, id: string): Promise<ReadableFile> {
  return (await excerptedFile(viewer, id)) ?? (await fileFor(viewer, id));
}

interface Excerpted extends ReadableFile {
  people: string[];
  /** The picture of a thumbnail, otherwise the file itself. */
  subject: string;
}

/** Null for everybody but staff, and for files outside of what staff read as text. The reading is recorded for both people. */
async function excerptedFile(viewer: Viewer, id: string): Promise<ReadableFile | null> {
  const reports = mightEver(viewer, "staff.reports.read");
  const disputes = mightEver(viewer, "staff.disputes.messages");
  if (viewer === null || (!reports && !disputes) || !isId("file", id)) return null;
  const [row] = await sql<Excerpted[]>`
    select f.id, f.name, f.media_type as "mediaType", f.bytes::float8 as bytes, f.storage_key as "storageKey",
           array[t.first_id, t.second_id] as people, coalesce(p.id, f.id) as subject
    from files f left join files p on p.id = f.subject_id
    join thread_lines l on l.id = coalesce(p.subject_id, f.subject_id) join threads t on t.id = l.thread_id
    where f.id = ${id} and ${viewer.id} not in (t.first_id, t.second_id)
      and (${reports ? inReport() : sql`false`} or ${disputes ? inDispute() : sql`false`})`;
  if (row === undefined) return null;
  const { people, subject, ...file } = row;
  await recordRead(viewer, "file", { of: people, subject });
  return file;
}

/** Condition on the line `l`: the page of a report shows it. */
function inReport() {
  const fewBetween = (from: string, to: string, most: number) => sql`
    (select count(*) from (
      select from thread_lines b where b.thread_id = l.thread_id and b.id > ${sql(from)} and b.id <= ${sql(to)} limit ${most + 1}) near) <= ${most}`;
  return sql`exists (
    select from message_reports r join thread_lines m on m.id = r.line_id
    where m.thread_id = l.thread_id and (
      (l.id <= m.id and ${fewBetween("l.id", "m.id", LINES_BEFORE)}) or (l.id > m.id and ${fewBetween("m.id", "l.id", LINES_AFTER)})))`;
}

/** Condition on the line `l` of the thread `t`: a dispute's case shows it, as `disputeThread` does. */
function inDispute() {
  return sql`exists (
    select from disputes d join tasks k on k.id = d.task_id
    where d.buyer_id in (t.first_id, t.second_id) and d.freelancer_id in (t.first_id, t.second_id)
      and (l.order_id is null or l.order_id = k.order_id) and (d.closed_at is null or l.at <= d.closed_at))`;
}
