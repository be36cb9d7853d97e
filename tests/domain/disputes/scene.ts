/** A task in the state a dispute test needs: ordered by ada, sold by lin. */
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/store/store.ts";
import { openDispute } from "#app/domain/disputes/open-dispute.ts";
import { respond } from "#app/domain/disputes/respond.ts";
import { acceptPart } from "#app/domain/tasks/accept-part.ts";
import { advanceTasks } from "#app/domain/tasks/advance-tasks.ts";
import { deliver } from "#app/domain/tasks/deliver.ts";
import { placeOrder } from "#app/domain/orders/place-order.ts";
import { env } from "#app/env.server.ts";
import { enrich, sampleGig } from "#tests/kit/cast.ts";

export interface Parties {
  ada: UserActor;
  lin: UserActor;
}

/** Orders one task at a price in micros and returns its id; deposits exactly the price first. */
export async function orderedTask(
  { ada, lin }: Parties,
  priceMicros = 100_000_000n,
  bps?: number,
): Promise<string> {
  await enrich(ada, priceMicros);
  const gigId = await sampleGig(lin, { priceMicros });
  if (bps !== undefined) await publishRate(bps);
  const { answer } = await placeOrder(ada, {
    gigId,
    selection: { package: "basic", quantity: 1 },
    brief: "Copper, please.",
    total: decimal(priceMicros),
    key: newFormKey(),
  });
  if (bps !== undefined) await publishRate(env.commissionBps);
  const [task] = await sql<
    { id: string }[]
  >`select id from tasks where order_id = ${answer.orderId}`;
  if (task === undefined) throw new Error("The order has no task.");
  return task.id;
}

/** Publishes a schedule with a single rate for all people. */
async function publishRate(bps: number): Promise<void> {
  const spec = { name: "test.rate" as const, actor: OPERATOR, key: newFormKey(), input: { bps } };
  await command(spec, async (tx) => {
    const id = newId("schedule");
    await tx.sql`
      insert into commission_schedules (id, version, effective_from, note, command_id)
      select ${id}, max(version) + 1, ${tx.command.at}, 'One rate.', ${tx.command.id} from commission_schedules`;
    await tx.sql`
      insert into commission_rates (schedule_id, bps, command_id) values (${id}, ${bps}, ${tx.command.id})`;
    return {};
  });
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

/** The refusal's code, or `done`. */
export async function codeOf(doing: Promise<unknown>): Promise<string> {
  return doing.then(
    () => "done",
    (problem: unknown) => {
      if (problem instanceof Error && "code" in problem) return String(problem.code);
      throw problem;
    },
  );
}
