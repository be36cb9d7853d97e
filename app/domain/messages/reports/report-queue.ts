/** The queue of reported messages for staff: those that wait, the oldest first, and those decided, the newest first. */
import { may, requireAbility } from "#app/domain/access/require-ability.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { sql } from "#app/domain/store/store.ts";
import type { ReportDecision } from "./report-decisions.ts";

export const REPORT_VIEWS = ["waiting", "decided"] as const;

export type ReportView = (typeof REPORT_VIEWS)[number];

/** Without the message itself: a list shows nothing of a conversation. */
export interface ReportRow {
  id: string;
  reason: string;
  at: Date;
  reporter: { handle: string; name: string };
  author: { handle: string; name: string };
  decision: ReportDecision | null;
  decidedAt: Date | null;
}

const PAGE = 25;

/** How many wait; 0 for all but support. */
export async function waitingReports(viewer: Viewer): Promise<number> {
  if (!may(viewer, "staff.reports.list")) return 0;
  const [row] = await sql<{ waiting: number }[]>`
    select count(*)::int as waiting from message_reports where decision is null`;
  return row?.waiting ?? 0;
}

/** 25 at a time; `after` is the last id of the page before. Refuses `not_found` to all but support. */
export async function reportQueue(
  viewer: Viewer,
  { view, after }: { view: ReportView; after?: string | undefined },
): Promise<{ rows: ReportRow[]; next: string | null }> {
  requireAbility(viewer, "staff.reports.list");
  const waits = view === "waiting";
  const end = after !== undefined && isId("messageReport", after) ? after : null;
  const rows = await sql<ReportRow[]>`
    select r.id, r.reason, r.at, r.decision, r.decided_at as "decidedAt",
           json_build_object('handle', p.handle, 'name', p.name) as reporter,
           json_build_object('handle', a.handle, 'name', a.name) as author
    from message_reports r join thread_lines l on l.id = r.line_id
    join users p on p.id = r.reporter_id join users a on a.id = l.author_id
    where ${waits ? sql`r.decision is null` : sql`r.decision is not null`}
      and (${end}::text is null or ${waits ? sql`r.id > ${end}` : sql`r.id < ${end}`})
    order by ${waits ? sql`r.id` : sql`r.id desc`} limit ${PAGE + 1}`;
  const shown = rows.slice(0, PAGE);
  return { rows: shown, next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null };
}
