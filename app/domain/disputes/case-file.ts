/** Everything staff need for a ruling: the order, the work, the money and the two parties. */
import { requireParty } from "#app/domain/access/require-ability.ts";
import { filesOf } from "#app/domain/files/read-files.ts";
import type { FileFacts } from "#app/domain/files/read-files.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { presentTerms } from "#app/domain/orders/agreed/present-terms.ts";
import { sql } from "#app/domain/store/store.ts";
import { trail } from "#app/domain/ledger/statement.ts";
import type { TrailTransfer } from "#app/domain/ledger/statement.ts";
import { answersOf } from "#app/domain/tasks/answers.ts";
import type { AnsweredQuestion } from "#app/domain/tasks/answers.ts";
import { enclosuresOf } from "#app/domain/tasks/enclosures.ts";
import type { Enclosure } from "#app/domain/tasks/enclosures.ts";
import type { TaskState, TaskTransition } from "#app/domain/tasks/task-lifecycle.ts";
import { disputePage } from "./dispute-page.ts";
import type { DisputeView } from "./dispute-page.ts";
import { partyRecords } from "./party-record.ts";
import type { PartyRecord } from "./party-record.ts";

export interface CaseStep {
  id: string;
  transition: TaskTransition;
  toState: TaskState;
  actorKind: string;
  actorName: string | null;
  note: string;
  at: Date;
}

export interface CaseDelivery {
  id: string;
  note: string;
  at: Date;
  files: FileFacts[];
}

export interface CaseOrder {
  id: string;
  gigId: string | null;
  gigTitle: string | null;
  gigDescription: string | null;
  brief: string;
  /** Files that came with the order or were sent while it ran. */
  enclosures: Enclosure[];
  /** The gig's questions as they were asked, with the buyer's answers. */
  questions: AnsweredQuestion[];
  lines: Array<{ label: string; micros: string }>;
  placedAt: Date;
  taskCount: number;
  /** True for an order of named lines, which need not be funded. */
  agreed: boolean;
  position: number;
  dueAt: Date | null;
}

export interface CaseFile {
  dispute: DisputeView;
  order: CaseOrder;
  steps: CaseStep[];
  deliveries: CaseDelivery[];
  trail: TrailTransfer[];
  buyer: PartyRecord;
  freelancer: PartyRecord;
}

/** For staff who are not a party. Everybody else gets `not_found`, also a party among staff: they have the parties' page. */
export async function caseFile(viewer: Viewer, id: string): Promise<CaseFile> {
  const dispute = await disputePage(viewer, id);
  requireParty(viewer, "staff.disputes.read", dispute);
  const [order, steps, deliveries, transfers, records] = await Promise.all([
    orderOf(dispute),
    stepsOfTask(dispute.taskId),
    deliveriesOf(dispute.taskId),
    trail([dispute.taskId]),
    partyRecords(dispute.buyerId, dispute.freelancerId),
  ]);
  return { dispute, order, steps, deliveries, trail: transfers, ...records };
}

async function orderOf(dispute: DisputeView): Promise<CaseOrder> {
  const [row] = await sql<CaseOrder[]>`
    select o.id, o.gig_id as "gigId", g.title as "gigTitle", g.description as "gigDescription", o.brief, coalesce(a.lines, o.lines::json) as lines, o.agreed,
           o.placed_at as "placedAt", coalesce(a.count, o.task_count) as "taskCount", t.position, t.due_at as "dueAt",
           ${enclosuresOf("o.id")} as enclosures, ${answersOf("o")} as questions
    from tasks t join orders o on o.id = t.order_id left join gigs g on g.id = o.gig_id ${presentTerms()}
    where t.id = ${dispute.taskId}`;
  return row ?? refuse("not_found");
}

async function stepsOfTask(taskId: string): Promise<CaseStep[]> {
  return sql<CaseStep[]>`
    select s.id, s.transition, s.to_state as "toState", s.actor_kind as "actorKind", u.name as "actorName", s.note, s.at
    from task_transitions s left join users u on u.id = s.actor_id
    where s.task_id = ${taskId} order by s.id`;
}

async function deliveriesOf(taskId: string): Promise<CaseDelivery[]> {
  const rows = await sql<Array<Omit<CaseDelivery, "files"> & { commandId: string }>>`
    select id, note, at, command_id as "commandId" from deliveries where task_id = ${taskId} order by id`;
  // Files belong to the command, because pieces delivered together share them.
  const files = Map.groupBy(
    await filesOf(rows.map((row) => row.commandId)),
    (one) => one.subjectId,
  );
  return rows.map(({ commandId, ...row }) => ({ ...row, files: files.get(commandId) ?? [] }));
}
