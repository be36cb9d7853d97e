/** The queue of disputes for staff: open ones by deadline, the oldest first, and closed ones, the newest first. */
import type { Currency } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/store/store.ts";

export const QUEUE_VIEWS = ["review", "open", "closed"] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];

export interface QueueRow {
  id: string;
  taskId: string;
  title: string;
  state: QueueView;
  openedBy: string;
  reason: string;
  currency: Currency;
  contestedMicros: bigint;
  buyerName: string;
  freelancerName: string;
  statements: number;
  /** The deadline it is sorted by; for closed disputes, the moment they closed. */
  at: Date;
  outcome: string | null;
}

export interface QueuePage {
  rows: QueueRow[];
  /** The cursor of the next page; null on the last one. */
  next: string | null;
}

export interface QueueFilter {
  view: QueueView;
  /** A reason code; absent means all. */
  reason?: string | undefined;
  /** `next` of the page before; an unreadable cursor starts from the beginning. */
  after?: string | undefined;
  limit?: number | undefined;
}

const PAGE = 25;

/** For staff only: the door has checked. */
export async function disputeQueue(filter: QueueFilter): Promise<QueuePage> {
  const { view, reason, limit = PAGE } = filter;
  const newestFirst = view === "closed";
  const at = newestFirst ? sql`d.closed_at` : sql`coalesce(d.ruling_due_at, d.answer_due_at)`;
  const after = parseCursor(filter.after);
  const rows = await sql<QueueRow[]>`
    select d.id, d.task_id as "taskId", t.title, d.state, d.opened_by as "openedBy", d.reason, d.currency,
           d.contested_micros as "contestedMicros", b.name as "buyerName", f.name as "freelancerName", d.outcome,
           (select count(*)::int from dispute_statements s where s.dispute_id = d.id) as statements, ${at} as at
    from disputes d
    join tasks t on t.id = d.task_id
    join users b on b.id = d.buyer_id
    join users f on f.id = d.freelancer_id
    where d.state = ${view}
      ${reason === undefined ? sql`` : sql`and d.reason = ${reason}`}
      ${after === null ? sql`` : newestFirst ? sql`and (${at}, d.id) < (${after.at}, ${after.id})` : sql`and (${at}, d.id) > (${after.at}, ${after.id})`}
    order by ${newestFirst ? sql`${at} desc, d.id desc` : sql`${at}, d.id`} limit ${limit + 1}`;
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { rows: shown, next: more ? `${last.at.getTime()}~${last.id}` : null };
}

function parseCursor(text: string | undefined): { at: Date; id: string } | null {
  const match = /^(\d{1,13})~(dsp_[0-9a-z]{26})$/.exec(text ?? "");
  if (match === null) return null;
  const [, milliseconds = "", id = ""] = match;
  return { at: new Date(Number.parseInt(milliseconds, 10)), id };
}
