/** One task for its page: for its parties and staff only; for everybody else it does not exist. */
import { awayUntil } from "#app/domain/people/time-off/time-off.ts";
import { pictureOf } from "#app/domain/files/stored-pictures.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { recordPartyRead } from "#app/domain/oversight/record-read.ts";
import { sql } from "#app/domain/store/store.ts";
import { trail } from "#app/domain/ledger/statement.ts";
import type { TrailTransfer } from "#app/domain/ledger/statement.ts";
import { answersOf } from "./answers.ts";
import type { AnsweredQuestion } from "./answers.ts";
import { ownFactsFor } from "./buyers-own.ts";
import type { OwnFacts } from "./buyers-own.ts";
import { enclosuresOf } from "./enclosures.ts";
import type { Enclosure } from "./enclosures.ts";
import { filesOfCommand } from "#app/domain/files/read-files.ts";
import type { AttachedFile } from "#app/domain/files/read-files.ts";
import { stands } from "./order-stands.ts";
import { autoAcceptHours, fundingOf, fundsClearAt } from "./task-money.ts";
import { requireParty } from "#app/domain/access/require-ability.ts";
import type { Funding, LockedTask, Party } from "./locked-task.ts";
import { lateSince, whyNot } from "./may-advance.ts";
import { TASK_LIFECYCLE, TASK_TRANSITIONS } from "./task-lifecycle.ts";
import type { TaskTransition } from "./task-lifecycle.ts";

export interface TaskView extends LockedTask, OwnFacts {
  position: number;
  commissionMicros: bigint;
  closedAt: Date | null;
  funding: Funding;
  orderTitle: string;
  /** Null for an order that was agreed on without a gig. */
  gigId: string | null;
  /** The quote of its order, line by line. */
  lines: Array<{ label: string }>;
  brief: string;
  taskCount: number;
  /** In an agreed order, what belongs to this task; else null. */
  scope: string | null;
  buyer: { handle: string; name: string; picture: string | null; hasPage: boolean };
  /** `hasPage` is false while the person is suspended: their public page is not found. */
  freelancer: { handle: string; name: string; picture: string | null; hasPage: boolean };
  /** While the freelancer takes no new orders: until when. This one keeps its dates. */
  freelancerAwayUntil: Date | null;
  disputeId: string | null;
  /** Files that came with the order or were sent while it ran. */
  enclosures: Enclosure[];
  /** The gig's typed questions as they were asked with the order, with the buyer's answers. */
  questions: AnsweredQuestion[];
}

export interface TaskStep {
  id: string;
  transition: TaskTransition;
  at: Date;
  actorKind: string;
  actorId: string;
  actorName: string | null;
  note: string;
  releasedMicros: bigint;
  refundedMicros: bigint;
}

export interface TaskDelivery {
  id: string;
  at: Date;
  note: string;
  files: AttachedFile[];
}

export interface TaskPage {
  task: TaskView;
  party: Party;
  steps: TaskStep[];
  deliveries: TaskDelivery[];
  transfers: TrailTransfer[];
  /** When the buyer can cancel alone if nothing was delivered. */
  lateFrom: Date | null;
  /** The transitions this viewer may make now, in the table's order. */
  may: TaskTransition[];
}

export async function taskPage(viewer: Viewer, taskId: string): Promise<TaskPage> {
  const task = await taskView(viewer, taskId);
  const party = requireParty(viewer, "tasks.read", task);
  const [steps, deliveries, transfers] = await Promise.all([
    stepsOfTask(taskId),
    deliveriesOf(taskId),
    trail([taskId]),
  ]);
  return {
    task,
    party,
    steps,
    deliveries,
    transfers,
    lateFrom: lateSince(task),
    may: mayMake(task, party),
  };
}

/** Refuses `not_found` for strangers and for unknown ids. */
export async function taskView(viewer: Viewer, taskId: string): Promise<TaskView> {
  const [row] = await sql<TaskView[]>`
    select t.id, t.order_id as "orderId", t.position, t.buyer_id as "buyerId", t.freelancer_id as "freelancerId", t.title,
           t.currency, t.price_micros as "priceMicros", t.released_micros as "releasedMicros",
           t.refunded_micros as "refundedMicros", t.commission_micros as "commissionMicros",
           t.commission_bps as "commissionBps", t.state, t.version, t.delivery_days + t.added_days as "deliveryDays",
           t.revisions_left as "revisionsLeft", t.due_at as "dueAt", t.delivered_at as "deliveredAt",
           t.next_event as "nextEvent", t.next_at as "nextAt", t.cancel_proposed_by as "cancelProposedBy",
           t.extension_days as "extensionDays", t.funded_at as "fundedAt", t.closed_at as "closedAt",
           o.clearing_hours as "clearingHours", ${fundsClearAt()} as "fundsClearAt", ${fundingOf()} as funding, ${autoAcceptHours()} as "autoAcceptHours",
           o.title as "orderTitle", o.gig_id as "gigId", o.agreed, o.lines, o.brief, o.reference, o.metadata,
           case when o.agreed then (select count(*)::int from order_lines n where n.order_id = o.id and n.dropped_at is null) else o.task_count end as "taskCount",
           (select l.scope from order_lines l where l.task_id = t.id) as scope,
           json_build_object('handle', b.handle, 'name', b.name, 'picture', ${pictureOf("b")}, 'hasPage', b.state = 'active') as buyer,
           json_build_object('handle', f.handle, 'name', f.name, 'picture', ${pictureOf("f")}, 'hasPage', f.state not in ('suspended', 'closed')) as freelancer, ${awayUntil("f.id")} as "freelancerAwayUntil",
           (select d.id from disputes d where d.task_id = t.id order by d.id desc limit 1) as "disputeId",
           ${stands("t.order_id")} as stands, ${enclosuresOf("t.order_id")} as enclosures,
           ${answersOf("o")} as questions
    from tasks t join orders o on o.id = t.order_id
    join users b on b.id = t.buyer_id join users f on f.id = t.freelancer_id
    where t.id = ${taskId}`;
  const task = found(row);
  const party = requireParty(viewer, "tasks.read", task);
  if (party === "freelancer" && !task.stands) refuse("not_found");
  await recordPartyRead(viewer, party, { what: "task", subject: taskId, of: task });
  return ownFactsFor(party, task);
}

/** The transitions that the lifecycle allows this party now; those of an agreed change are proposed on the order's page. */
export function mayMake(task: LockedTask, party: Party): TaskTransition[] {
  const at = nowDate();
  return TASK_TRANSITIONS.filter(
    (name) =>
      party !== "clock" &&
      TASK_LIFECYCLE[name].page !== null &&
      whyNot(task, name, party, at) === null,
  );
}

async function stepsOfTask(taskId: string): Promise<TaskStep[]> {
  return sql<TaskStep[]>`
    select s.id, s.transition, s.at, s.actor_kind as "actorKind", s.actor_id as "actorId", u.name as "actorName", s.note,
           s.released_micros as "releasedMicros", s.refunded_micros as "refundedMicros"
    from task_transitions s left join users u on u.id = s.actor_id
    where s.task_id = ${taskId} order by s.id`;
}

/** Deliveries with their files. Files belong to the command, so that pieces delivered together share them. */
async function deliveriesOf(taskId: string): Promise<TaskDelivery[]> {
  return sql<TaskDelivery[]>`
    select d.id, d.at, d.note,
           ${filesOfCommand("d.command_id")} as files
    from deliveries d where d.task_id = ${taskId} order by d.id`;
}
