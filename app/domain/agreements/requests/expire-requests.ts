/** The clock ends requests whose time is over: what was held for them goes back in full. */
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { chunks, workThrough } from "#app/domain/jobs/work-through.ts";
import type { RunControl } from "#app/domain/jobs/work-through.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";
import { giveBackRequest } from "./give-back-request.ts";
import { lockRequest } from "./lock-request.ts";

const NAME = "agreements.expire_requests" as const;
const CHUNK = 100;

interface DueRequest {
  id: string;
  /** Text, because `timestamptz` has microseconds and `Date` only milliseconds. */
  closesAt: string;
}

/** Returns how many ended. Safe at any time, in parallel and after a kill. */
export async function expireRequests(control: RunControl = {}): Promise<number> {
  const carryOut = async (due: DueRequest[]) => {
    const ids = due.map(({ id }) => id);
    const spec = { name: NAME, actor: CLOCK, key: newFormKey(), input: { ids } };
    return (await command(spec, async (tx) => ({ ended: await endAll(tx, ids) }))).answer.ended;
  };
  const due = chunks<DueRequest>(dueRequests);
  // One per command, so that a failure does not hold up other people's money.
  return workThrough({ name: NAME, idOf: ({ id }) => id, due, carryOut, batch: 1 }, control);
}

function dueRequests(after: DueRequest | null): Promise<DueRequest[]> {
  const { closesAt, id } = after ?? { closesAt: "-infinity", id: "" };
  return sql<DueRequest[]>`
    select id, closes_at::text as "closesAt" from buyer_requests
    where state = 'open' and closes_at <= ${nowDate()} and (closes_at, id) > (${closesAt}::text::timestamptz, ${id})
    order by closes_at, id limit ${CHUNK}`;
}

/** A request that was awarded or withdrawn while this waited for its lock stays as it is. */
async function endAll(tx: Tx, ids: readonly string[]): Promise<number> {
  let ended = 0;
  for (const id of ids) {
    const request = await lockRequest(tx, id);
    if (request.state !== "open" || request.closesAt > tx.command.at) continue;
    await giveBackRequest(tx, request, "expired");
    ended += 1;
  }
  return ended;
}
