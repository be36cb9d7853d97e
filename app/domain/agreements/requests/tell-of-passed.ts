/** Tells freelancers whose proposal was not chosen, once each, after the request's end and some at a time. */
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { chunks, workThrough } from "#app/domain/jobs/work-through.ts";
import type { RunControl } from "#app/domain/jobs/work-through.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";

const NAME = "agreements.tell_of_passed" as const;
const REQUESTS = 100;
/** Freelancers told by one command: a request may have ten thousand proposals. */
export const PASSED_AT_ONCE = 200;

interface Passing {
  id: string;
}

/** Returns how many people were told. Safe at any time, in parallel and after a kill. */
export async function tellOfPassed(control: RunControl = {}): Promise<number> {
  let told = 0;
  const carryOut = async ([{ id } = { id: "" }]: Passing[]) => {
    for (let more = true; more && control.signal?.aborted !== true;) {
      const spec = { name: NAME, actor: CLOCK, key: newFormKey(), input: { requestId: id } };
      const { answer } = await command(spec, (tx) => tellSome(tx, id));
      told += answer.told;
      more = answer.more;
    }
    return 1;
  };
  const due = chunks<Passing>((after) => next(after?.id ?? ""));
  await workThrough({ name: NAME, idOf: ({ id }) => id, due, carryOut, batch: 1 }, control);
  return told;
}

function next(after: string): Promise<Passing[]> {
  return sql<Passing[]>`
    select id from buyer_requests where passed_to is not null and id > ${after} order by id limit ${REQUESTS}`;
}

interface Ended {
  title: string;
  state: string;
  passedTo: string | null;
}

/** The next ones after `passed_to`, in the order of their ids. The request is over, so no proposal can come in between. */
async function tellSome(tx: Tx, requestId: string): Promise<{ told: number; more: boolean }> {
  const [request] = await tx.sql<Ended[]>`
    select title, state, passed_to as "passedTo" from buyer_requests where id = ${requestId} for no key update`;
  if (request === undefined || request.passedTo === null) return { told: 0, more: false };
  const { title, state, passedTo } = request;
  const passed = await tx.sql<{ id: string; userId: string }[]>`
    select p.id, p.freelancer_id as "userId" from proposals p join users u on u.id = p.freelancer_id
    where p.request_id = ${requestId} and p.state = 'made' and p.id > ${passedTo} and u.state <> 'closed'
    order by p.id limit ${PASSED_AT_ONCE}`;
  await enqueue(
    tx,
    passed.map(({ id: proposalId, userId }) => ({
      name: "proposal.passed" as const,
      subjectId: proposalId,
      payload: { userId, requestId, proposalId, title, change: state },
    })),
  );
  const more = passed.length === PASSED_AT_ONCE;
  await tx.sql`
    update buyer_requests set passed_to = ${more ? (passed.at(-1)?.id ?? null) : null}, command_id = ${tx.command.id}
    where id = ${requestId}`;
  return { told: passed.length, more };
}
