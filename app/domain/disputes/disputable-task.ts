/** A task for the page that opens a dispute: what is at stake, and whether the viewer may dispute it. */
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { env } from "#app/env.server.ts";
import { stands } from "#app/domain/tasks/order-stands.ts";
import { requireParty } from "#app/domain/access/require-ability.ts";
import { heldMicros } from "#app/domain/tasks/locked-task.ts";
import { TASK_LIFECYCLE } from "#app/domain/tasks/task-lifecycle.ts";
import type { TaskState } from "#app/domain/tasks/task-lifecycle.ts";
import { disputeOfTask } from "./dispute-page.ts";

export interface DisputableTask {
  id: string;
  title: string;
  state: TaskState;
  version: number;
  currency: Currency;
  heldMicros: bigint;
  side: "buyer" | "freelancer";
  otherName: string;
  /** The other party's deadline to answer if the dispute were opened now. */
  answerDueAt: Date;
  may: boolean;
  /** Its present or last dispute. */
  disputeId: string | null;
}

interface Row {
  id: string;
  title: string;
  state: TaskState;
  version: number;
  currency: Currency;
  buyerId: string;
  freelancerId: string;
  buyerName: string;
  freelancerName: string;
  priceMicros: bigint;
  releasedMicros: bigint;
  refundedMicros: bigint;
}

/** Refuses `not_found` for strangers, and `not_allowed` for staff, who decide disputes and open none. */
export async function disputableTask(viewer: Viewer, taskId: string): Promise<DisputableTask> {
  if (viewer === null) refuse("not_found");
  const [row] = await sql<Row[]>`
    select t.id, t.title, t.state, t.version, t.currency, t.buyer_id as "buyerId", t.freelancer_id as "freelancerId",
           b.name as "buyerName", f.name as "freelancerName", t.price_micros as "priceMicros",
           t.released_micros as "releasedMicros", t.refunded_micros as "refundedMicros"
    from tasks t join users b on b.id = t.buyer_id join users f on f.id = t.freelancer_id
    where t.id = ${taskId} and (t.freelancer_id <> ${viewer.id} or ${stands("t.order_id")})`;
  const task = found(row);
  const side = requireParty(viewer, "disputes.open", task);
  const { id, title, state, version, currency } = task;
  return {
    id,
    title,
    state,
    version,
    currency,
    side,
    heldMicros: heldMicros(task),
    otherName: side === "buyer" ? task.freelancerName : task.buyerName,
    answerDueAt: hoursAfter(nowDate(), env.disputeAnswerHours),
    may: TASK_LIFECYCLE.dispute.from.some((from) => from === state),
    disputeId: await disputeOfTask(id),
  };
}
