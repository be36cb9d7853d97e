/** A report for staff: the message with those around it, the two people, and the decision. Reading it is recorded. */
import { actsFor } from "#app/domain/access/party.ts";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { recordRead } from "#app/domain/oversight/record-read.ts";
import { sql } from "#app/domain/store/store.ts";
import { excerptLines } from "#app/domain/messages/excerpt-lines.ts";
import type { ExcerptLine } from "#app/domain/messages/excerpt-lines.ts";
import type { ReportDecision } from "./report-decisions.ts";
import { LINES_AFTER, LINES_BEFORE } from "./report-context.ts";

export interface ReportPerson {
  id: string;
  handle: string;
  name: string;
}

export interface ReportFile {
  id: string;
  lineId: string;
  reason: string;
  note: string;
  at: Date;
  reporter: ReportPerson;
  author: ReportPerson;
  /** Other reports about messages of the author that staff upheld. */
  upheldBefore: number;
  decision: ReportDecision | null;
  explanation: string | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  lines: ExcerptLine[];
}

type Row = Omit<ReportFile, "lines"> & { threadId: string };

/** Refuses `not_found` for unknown reports, to all but support, and to a member of staff who is one of the two. */
export async function reportFile(viewer: Viewer, id: string): Promise<ReportFile> {
  requireAbility(viewer, "staff.reports.read");
  if (!isId("messageReport", id)) refuse("not_found");
  const [row] = await sql<Row[]>`
    select r.id, r.line_id as "lineId", l.thread_id as "threadId", r.reason, r.note, r.at, r.decision, r.explanation,
           d.name as "decidedBy", r.decided_at as "decidedAt",
           json_build_object('id', p.id, 'handle', p.handle, 'name', p.name) as reporter,
           json_build_object('id', a.id, 'handle', a.handle, 'name', a.name) as author,
           (select count(*)::int from message_reports e join thread_lines m on m.id = e.line_id
            where m.author_id = a.id and e.decision = 'upheld' and e.id <> r.id) as "upheldBefore"
    from message_reports r join thread_lines l on l.id = r.line_id
    join users p on p.id = r.reporter_id join users a on a.id = l.author_id left join users d on d.id = r.decided_by
    where r.id = ${id}`;
  const { threadId, ...report } = found(row);
  const people = [report.reporter.id, report.author.id];
  if (people.some((person) => actsFor(viewer, person))) refuse("not_found");
  const [lines] = await Promise.all([
    linesAround(threadId, report.lineId),
    recordRead(viewer, "report", { of: people, subject: id }),
  ]);
  return { ...report, lines };
}

async function linesAround(threadId: string, lineId: string): Promise<ExcerptLine[]> {
  const [before, after] = await Promise.all([
    excerptLines(
      sql`l.thread_id = ${threadId} and l.id <= ${lineId}`,
      sql`l.id desc limit ${LINES_BEFORE + 1}`,
    ),
    excerptLines(
      sql`l.thread_id = ${threadId} and l.id > ${lineId}`,
      sql`l.id limit ${LINES_AFTER}`,
    ),
  ]);
  return [...before.toReversed(), ...after];
}
