/** Invitation lists for staff: the latest, one with its lines, and the report to download. */
import { stringify } from "csv-stringify/sync";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { LEFT_OUT } from "./judge-rows.ts";
import type { LeftOut, RowFate } from "./judge-rows.ts";

export type InvitationListState = "previewed" | "sending" | "sent";

export interface InvitationList {
  id: string;
  title: string;
  importId: string | null;
  state: InvitationListState;
  createdAt: Date;
  finishedAt: Date | null;
  /** Lines that wait for their mail, and lines whose mail was written. */
  ready: number;
  sent: number;
  leftOut: number;
}

export interface InvitationRow {
  line: number;
  handle: string;
  email: string;
  fate: RowFate;
}

const RECENT = 20;
const SHOWN = 50;

/** The latest lists, newest first. Staff only (`not_found`). */
export async function recentInvitations(viewer: Viewer): Promise<InvitationList[]> {
  requireAbility(viewer, "staff.invitations.list");
  return sql<InvitationList[]>`${lists()} order by l.id desc limit ${RECENT}`;
}

/** One list: its counts, why lines are left out, and the first lines of both kinds. Refuses `not_found`. */
export async function invitationList(
  viewer: Viewer,
  id: string,
): Promise<{
  list: InvitationList;
  reasons: Array<{ sentence: string; lines: number }>;
  leftOut: InvitationRow[];
  invited: InvitationRow[];
}> {
  requireAbility(viewer, "staff.invitations.read");
  const [rows, reasons, leftOut, invited] = await Promise.all([
    sql<InvitationList[]>`${lists()} where l.id = ${id}`,
    sql<Array<{ fate: LeftOut; lines: number }>>`
      select fate, count(*)::int as lines from invitation_rows
      where list_id = ${id} and fate not in ('ready', 'sent') group by fate order by lines desc, fate`,
    sql<InvitationRow[]>`
      select line, handle, email, fate from invitation_rows
      where list_id = ${id} and fate not in ('ready', 'sent') order by line limit ${SHOWN}`,
    sql<InvitationRow[]>`
      select line, handle, email, fate from invitation_rows
      where list_id = ${id} and fate in ('ready', 'sent') order by line limit ${SHOWN}`,
  ]);
  return {
    list: found(rows[0]),
    reasons: reasons.map(({ fate, lines }) => ({ sentence: LEFT_OUT[fate], lines })),
    leftOut: [...leftOut],
    invited: [...invited],
  };
}

/** Every line and what became of it, as CSV; `escape_formulas` disarms cells that a spreadsheet would run. Refuses `not_found`. */
export async function invitationReport(viewer: Viewer, id: string): Promise<string> {
  requireAbility(viewer, "staff.invitations.report");
  const [known] = await sql`select 1 from invitation_lists where id = ${id}`;
  found(known);
  const rows = await sql<Array<InvitationRow & { sentAt: Date | null; joined: boolean }>>`
    select r.line, r.handle, r.email, r.fate, r.sent_at as "sentAt", coalesce(u.state <> 'unclaimed', false) as joined
    from invitation_rows r left join users u on u.id = r.user_id where r.list_id = ${id} order by r.line`;
  const cells = rows.map(({ line, handle, email, fate, sentAt, joined }) => [
    line,
    handle,
    email,
    fate,
    fate === "ready" || fate === "sent" ? "" : LEFT_OUT[fate],
    sentAt?.toISOString() ?? "",
    joined ? "yes" : "no",
  ]);
  const head = ["line", "handle", "email", "outcome", "reason", "sent_at", "has_owner_now"];
  return stringify([head, ...cells], { escape_formulas: true });
}

/** How many freelancers of an import came with an address; zero when none of them can be invited. */
export async function addressesOfImport(viewer: Viewer, importId: string): Promise<number> {
  requireAbility(viewer, "staff.invitations.list");
  const [row] = await sql<{ people: number }[]>`
    select count(distinct lower(row->>'handle'))::int as people from gig_import_lines
    where import_id = ${importId} and coalesce(row->>'email', '') <> ''`;
  return row?.people ?? 0;
}

function lists() {
  return sql`
    select l.id, l.title, l.import_id as "importId", l.state, l.created_at as "createdAt", l.finished_at as "finishedAt",
           c.ready, c.sent, c.out as "leftOut"
    from invitation_lists l cross join lateral (
      select (count(*) filter (where r.fate = 'ready'))::int as ready, (count(*) filter (where r.fate = 'sent'))::int as sent,
             (count(*) filter (where r.fate not in ('ready', 'sent')))::int as out
      from invitation_rows r where r.list_id = l.id) c`;
}
