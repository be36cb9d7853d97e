/** The lines of a thread in pages: messages, what happened to offers, and the orders and disputes of its two people. */
import { filesOf } from "#app/domain/files/read-files.ts";
import type { FileFacts } from "#app/domain/files/read-files.ts";
import { sql } from "#app/domain/store/store.ts";
import { stands } from "#app/domain/tasks/order-stands.ts";
import { warningsIn } from "./warnings/warnings-in.ts";
import type { Warning } from "./warnings/warnings-in.ts";
import { LINES_PER_PAGE } from "./message-limits.ts";

/** What a line is: a message, what happened to an offer, request or change, or an order or dispute of the two. */
export type LineKind = "message" | "offer" | "request" | "change" | "order" | "dispute";

export interface ThreadLine {
  id: string;
  kind: LineKind;
  /** Null for the clock and for staff. */
  authorId: string | null;
  /** A message's Markdown, a sentence, or the title of an order or of a dispute's task. */
  body: string;
  /** The gig, offer, request or change it is about; of an order or dispute its own id. */
  subjectId: string | null;
  subjectTitle: string | null;
  orderId: string | null;
  orderTitle: string | null;
  at: Date;
  files: FileFacts[];
  /** Of a message, for both people. */
  warnings: Warning[];
}

export interface LinesAsked {
  threadId: string;
  pair: readonly [string, string];
  viewerId: string;
  /** The place in time behind which the page ends: the part of an id after its prefix. */
  before: string | null;
}

export interface LinesPage {
  /** Oldest first. */
  lines: ThreadLine[];
  /** The `before` of the page with the lines before these; null on the oldest. */
  older: string | null;
}

/** The part of an id that tells the time: lines, orders and disputes sort by it together. */
function placeOf(id: string): string {
  return id.slice(4);
}

type Row = Omit<ThreadLine, "files" | "warnings">;

/** The caller has checked that the viewer is one of the two. Each source is read by its own index, newest first. */
export async function threadLines(asked: LinesAsked): Promise<LinesPage> {
  const rows = await sql<Row[]>`
    select l.*, g.title as "subjectTitle", o.title as "orderTitle" from (
      (${written(asked)}) union all (${ordered(asked)}) union all (${disputed(asked)})
      order by place desc limit ${LINES_PER_PAGE + 1}) l
    left join gigs g on g.id = l."subjectId" left join orders o on o.id = l."orderId" and l.kind = 'message'
    order by place desc`;
  const shown = rows.slice(0, LINES_PER_PAGE).toReversed();
  const [oldest] = shown;
  const older = rows.length > LINES_PER_PAGE && oldest !== undefined ? placeOf(oldest.id) : null;
  return { lines: await withFiles(shown), older };
}

/** On the page of an order, the newest messages about it. */
const LINES_ON_ORDER = 10;

/** The newest lines about an order, oldest first. The caller has checked that the viewer is one of its parties. */
export async function linesOfOrder(orderId: string): Promise<ThreadLine[]> {
  const rows = await sql<Row[]>`
    select id, kind, author_id as "authorId", body, subject_id as "subjectId", null as "subjectTitle", order_id as "orderId",
           null as "orderTitle", at
    from thread_lines where order_id = ${orderId} order by id desc limit ${LINES_ON_ORDER}`;
  return withFiles(rows.toReversed());
}

async function withFiles(rows: readonly Row[]): Promise<ThreadLine[]> {
  const messages = rows.filter(({ kind }) => kind === "message").map(({ id }) => id);
  const files = Map.groupBy(await filesOf(messages), ({ subjectId }) => subjectId);
  return rows.map((row) => ({
    ...row,
    files: files.get(row.id) ?? [],
    warnings: row.kind === "message" ? warningsIn(row.body) : [],
  }));
}

function written({ threadId, before }: LinesAsked) {
  return sql`
    select id, substr(id, 5) as place, kind, author_id as "authorId", body, subject_id as "subjectId", order_id as "orderId", at
    from thread_lines where thread_id = ${threadId} ${before === null ? sql`` : sql`and id < ${`tln_${before}`}`}
    order by id desc limit ${LINES_PER_PAGE + 1}`;
}

/** A large order does not exist for its freelancer until it stands. */
function ordered({ pair, viewerId, before }: LinesAsked) {
  return sql`
    select o.id, substr(o.id, 5), 'order', o.buyer_id, o.title, o.id, o.id, o.placed_at
    from orders o
    where o.buyer_id = any(${[...pair]}::text[]) and o.freelancer_id = any(${[...pair]}::text[])
      and (o.buyer_id = ${viewerId} or ${stands("o.id")}) ${before === null ? sql`` : sql`and o.id < ${`ord_${before}`}`}
    order by o.id desc limit ${LINES_PER_PAGE + 1}`;
}

function disputed({ pair, before }: LinesAsked) {
  return sql`
    select d.id, substr(d.id, 5), 'dispute', case d.opened_by when 'buyer' then d.buyer_id when 'freelancer' then d.freelancer_id end,
           t.title, d.id, t.order_id, d.opened_at
    from disputes d join tasks t on t.id = d.task_id
    where d.buyer_id = any(${[...pair]}::text[]) and d.freelancer_id = any(${[...pair]}::text[])
      ${before === null ? sql`` : sql`and d.id < ${`dsp_${before}`}`}
    order by d.id desc limit ${LINES_PER_PAGE + 1}`;
}
