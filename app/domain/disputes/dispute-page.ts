/** One dispute for its parties and staff: what is at stake, the statements, and the ruling. */
import { filesOf } from "#app/domain/files/read-files.ts";
import type { FileFacts } from "#app/domain/files/read-files.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { recordPartyRead } from "#app/domain/oversight/record-read.ts";
import { sql } from "#app/domain/store/store.ts";
import { fundsClearAt } from "#app/domain/tasks/task-money.ts";
import { requireParty } from "#app/domain/access/require-ability.ts";
import { heldMicros } from "#app/domain/tasks/locked-task.ts";
import type { DisputeState } from "./dispute-lifecycle.ts";

export interface DisputeFacts {
  id: string;
  taskId: string;
  orderId: string;
  title: string;
  state: DisputeState;
  version: number;
  openedBy: "buyer" | "freelancer" | "clock";
  reason: string;
  currency: Currency;
  contestedMicros: bigint;
  priceMicros: bigint;
  releasedMicros: bigint;
  refundedMicros: bigint;
  commissionBps: number;
  clearingHours: number;
  fundsClearAt: Date | null;
  openedAt: Date;
  answerDueAt: Date;
  rulingDueAt: Date | null;
  reviewAt: Date | null;
  closedAt: Date | null;
  outcome: "released" | "refunded" | "split" | null;
  closedBy: "buyer" | "freelancer" | "staff" | null;
  buyerId: string;
  buyerName: string;
  buyerHandle: string;
  freelancerId: string;
  freelancerName: string;
  freelancerHandle: string;
}

export interface StatementView {
  id: string;
  side: "buyer" | "freelancer" | "staff";
  authorName: string;
  body: string;
  at: Date;
  files: FileFacts[];
}

export interface RulingView {
  releaseMicros: bigint;
  refundMicros: bigint;
  explanation: string;
  at: Date;
  /** For staff only; the parties read that Farthing ruled. */
  staffName: string | null;
}

export interface DisputeView extends DisputeFacts {
  party: "buyer" | "freelancer" | "staff";
  /** The amount still held for the task, in micros. */
  heldMicros: bigint;
  statements: StatementView[];
  ruling: RulingView | null;
}

/** Refuses `not_found` for everybody who is neither a party nor staff. */
export async function disputePage(viewer: Viewer, id: string): Promise<DisputeView> {
  const facts = found(await disputeFacts(id));
  const party = requireParty(viewer, "disputes.read", facts);
  const [statements, ruling] = await Promise.all([
    statementsOf(id),
    rulingOf(id),
    recordPartyRead(viewer, party, { what: "dispute", subject: id, of: facts }),
  ]);
  const shownRuling =
    ruling === null ? null : { ...ruling, staffName: party === "staff" ? ruling.staffName : null };
  return { ...facts, party, heldMicros: heldMicros(facts), statements, ruling: shownRuling };
}

async function disputeFacts(id: string): Promise<DisputeFacts | undefined> {
  const [row] = await sql<DisputeFacts[]>`
    select d.id, d.task_id as "taskId", t.order_id as "orderId", t.title, d.state, d.version, d.opened_by as "openedBy",
           d.reason, d.currency, d.contested_micros as "contestedMicros", t.price_micros as "priceMicros",
           t.released_micros as "releasedMicros", t.refunded_micros as "refundedMicros",
           t.commission_bps as "commissionBps", o.clearing_hours as "clearingHours", ${fundsClearAt()} as "fundsClearAt",
           d.opened_at as "openedAt", d.answer_due_at as "answerDueAt", d.ruling_due_at as "rulingDueAt",
           d.review_at as "reviewAt", d.closed_at as "closedAt", d.outcome, d.closed_by as "closedBy",
           d.buyer_id as "buyerId", b.name as "buyerName", b.handle as "buyerHandle",
           d.freelancer_id as "freelancerId", f.name as "freelancerName", f.handle as "freelancerHandle"
    from disputes d
    join tasks t on t.id = d.task_id
    join orders o on o.id = t.order_id
    join users b on b.id = d.buyer_id
    join users f on f.id = d.freelancer_id
    where d.id = ${id}`;
  return row;
}

async function statementsOf(disputeId: string): Promise<StatementView[]> {
  const rows = await sql<Array<Omit<StatementView, "files">>>`
    select s.id, s.side, u.name as "authorName", s.body, s.at
    from dispute_statements s join users u on u.id = s.author_id
    where s.dispute_id = ${disputeId} order by s.id`;
  const files = Map.groupBy(await filesOf(rows.map((row) => row.id)), (file) => file.subjectId);
  return rows.map((row) => ({ ...row, files: files.get(row.id) ?? [] }));
}

async function rulingOf(disputeId: string): Promise<RulingView | null> {
  const [row] = await sql<RulingView[]>`
    select r.release_micros as "releaseMicros", r.refund_micros as "refundMicros", r.explanation, r.at,
           u.name as "staffName"
    from rulings r join users u on u.id = r.staff_id where r.dispute_id = ${disputeId}`;
  return row ?? null;
}

/** The present or last dispute of a task, for links; null without one. The caller has checked access to the task. */
export async function disputeOfTask(taskId: string): Promise<string | null> {
  const [row] = await sql<{ id: string }[]>`
    select id from disputes where task_id = ${taskId} order by id desc limit 1`;
  return row?.id ?? null;
}
