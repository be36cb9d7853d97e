/** A task brought to where a dispute test needs it: ordered by ada, sold by lin. */
import { currentSchedule } from "#app/domain/commission/schedule.ts";
import type { CommissionSchedule } from "#app/domain/commission/schedule.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/store/store.ts";
import { openDispute } from "#app/domain/disputes/open-dispute.ts";
import { respond } from "#app/domain/disputes/respond.ts";
import { acceptPart } from "#app/domain/tasks/accept-part.ts";
import { advanceTasks } from "#app/domain/tasks/advance-tasks.ts";
import { deliver } from "#app/domain/tasks/deliver.ts";
import { placeOrder } from "#app/domain/orders/place-order.ts";
import { enrich, sampleGig } from "#tests/kit/cast.ts";

export interface Parties {
  ada: UserActor;
  lin: UserActor;
}

/** Orders one task at a price in micros and returns its id; the buyer's balance is filled exactly. */
export async function orderedTask(
  { ada, lin }: Parties,
  priceMicros = 100_000_000n,
  bps?: number,
): Promise<string> {
  await enrich(ada, priceMicros);
  const gigId = await sampleGig(lin, { priceMicros });
  const { answer } = await placeOrder(ada, await scheduleAt(bps), {
    gigId,
    selection: { package: "basic", quantity: 1 },
    brief: "Copper, please.",
    total: decimal(priceMicros),
    key: newFormKey(),
  });
  const [task] = await sql<
    { id: string }[]
  >`select id from tasks where order_id = ${answer.orderId}`;
  if (task === undefined) throw new Error("The order has no task.");
  return task.id;
}

/** The schedule in force, or one like it with a single rate. */
async function scheduleAt(bps: number | undefined): Promise<CommissionSchedule> {
  const schedule = await currentSchedule();
  if (bps === undefined) return schedule;
  return { ...schedule, rates: [{ categoryId: null, freelancerId: null, bps }] };
}

export async function startedTask(
  parties: Parties,
  priceMicros?: bigint,
  bps?: number,
): Promise<string> {
  const id = await orderedTask(parties, priceMicros, bps);
  await advanceTasks(parties.lin, {
    transition: "start",
    tasks: [{ id }],
    note: "",
    key: newFormKey(),
  });
  return id;
}

export async function deliveredTask(
  parties: Parties,
  priceMicros?: bigint,
  bps?: number,
): Promise<string> {
  const id = await startedTask(parties, priceMicros, bps);
  await deliver(parties.lin, {
    tasks: [{ id }],
    note: "Here it is.",
    files: [],
    key: newFormKey(),
  });
  return id;
}

/** A delivered task of which `partMicros` was already accepted and released. */
export async function partlyReleasedTask(
  parties: Parties,
  priceMicros: bigint,
  partMicros: bigint,
  bps?: number,
): Promise<string> {
  const id = await deliveredTask(parties, priceMicros, bps);
  await acceptPart(parties.ada, {
    item: { id },
    micros: partMicros,
    note: "So far so good.",
    key: newFormKey(),
  });
  return id;
}

/** Opened by ada, waiting for lin. */
export async function openedDispute(parties: Parties, taskId?: string): Promise<string> {
  const id = taskId ?? (await deliveredTask(parties));
  const { answer } = await openDispute(parties.ada, {
    taskId: id,
    reason: "not_as_ordered",
    statement: "I ordered copper and got tin.",
    files: [],
    key: newFormKey(),
  });
  return answer.disputeId;
}

/** Opened by ada, answered by lin, with staff. */
export async function disputeInReview(parties: Parties, taskId?: string): Promise<string> {
  const disputeId = await openedDispute(parties, taskId);
  await respond(parties.lin, {
    disputeId,
    statement: "It is copper, under the dust.",
    files: [],
    key: newFormKey(),
  });
  return disputeId;
}

export interface DisputeRow {
  id: string;
  state: string;
  version: number;
  outcome: string | null;
  closedBy: string | null;
  taskState: string;
  taskId: string;
}

export async function disputeRow(id: string): Promise<DisputeRow> {
  const [row] = await sql<DisputeRow[]>`
    select d.id, d.state, d.version, d.outcome, d.closed_by as "closedBy", t.state as "taskState", t.id as "taskId"
    from disputes d join tasks t on t.id = d.task_id where d.id = ${id}`;
  if (row === undefined) throw new Error(`There is no dispute ${id}.`);
  return row;
}

/** Its code when the promise is refused, `done` when it is not. */
export async function codeOf(doing: Promise<unknown>): Promise<string> {
  return doing.then(
    () => "done",
    (problem: unknown) => {
      if (problem instanceof Error && "code" in problem) return String(problem.code);
      throw problem;
    },
  );
}
