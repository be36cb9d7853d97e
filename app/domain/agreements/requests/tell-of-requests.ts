/** Tells people of new requests that their subscriptions ask for: one notice a person and day, whatever their number. */
import { hasWords } from "#app/domain/catalog/search/asked-words.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { chunks, workThrough } from "#app/domain/jobs/work-through.ts";
import type { RunControl } from "#app/domain/jobs/work-through.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { firstIdAt } from "#app/domain/kernel/ids.ts";
import { noBlockBetween } from "#app/domain/people/blocks/no-block.ts";
import { sql } from "#app/domain/store/store.ts";

const NAME = "agreements.tell_of_requests" as const;
const CHUNK = 200;
/** Ids are drawn before their command commits: the last minute is left for the next run, so that none is passed over. */
const MARGIN_HOURS = 1 / 60;

interface Reader {
  id: string;
}

/** Returns how many people were told. Safe at any time, in parallel and after a kill. */
export async function tellOfRequests(control: RunControl = {}): Promise<number> {
  const upTo = firstIdAt("buyerRequest", hoursAfter(nowDate(), -MARGIN_HOURS));
  const carryOut = async (people: Reader[]) => {
    const ids = people.map(({ id }) => id);
    const spec = { name: NAME, actor: CLOCK, key: newFormKey(), input: { ids, upTo } };
    return (await command(spec, async (tx) => ({ told: await tellAll(tx, ids, upTo) }))).answer
      .told;
  };
  const due = chunks<Reader>((after) => readersAfter(after?.id ?? "", upTo));
  return workThrough({ name: NAME, idOf: ({ id }) => id, due, carryOut, batch: 50 }, control);
}

/** Whether request `r` is new for subscription `s`, and what it asks for. */
const asksFor = (upTo: string) => sql`
  s.ended_at is null and r.state = 'open' and r.buyer_id <> s.user_id and r.id > s.told_to and r.id < ${upTo}
  and (s.category_id is null or r.category_id = s.category_id or starts_with(r.category_id, s.category_id || '/'))
  and ${hasWords("r.search", "s.words")} and ${noBlockBetween("s.user_id", "r.buyer_id")}`;

function readersAfter(after: string, upTo: string): Promise<Reader[]> {
  return sql<Reader[]>`
    select distinct s.user_id as id from request_subscriptions s
    join users u on u.id = s.user_id and u.state = 'active'
    where s.user_id > ${after} and exists (select from buyer_requests r where ${asksFor(upTo)})
    order by 1 limit ${CHUNK}`;
}

async function tellAll(tx: Tx, ids: readonly string[], upTo: string): Promise<number> {
  await tx.sql`
    select from request_subscriptions where user_id = any(${[...ids]}::text[]) and ended_at is null order by id for no key update`;
  // Read under the lock: another run may have told them meanwhile.
  const found = await tx.sql<Array<{ userId: string; count: number; requestId: string }>>`
    select s.user_id as "userId", count(distinct r.id)::int as count, max(r.id) as "requestId"
    from request_subscriptions s join buyer_requests r on ${asksFor(upTo)}
    where s.user_id = any(${[...ids]}::text[]) group by s.user_id`;
  const titles = await tx.sql<Array<{ id: string; title: string }>>`
    select id, title from buyer_requests where id = any(${found.map(({ requestId }) => requestId)}::text[])`;
  const titleOf = new Map(titles.map(({ id, title }) => [id, title]));
  await tx.sql`
    update request_subscriptions set told_to = ${upTo}, command_id = ${tx.command.id}
    where user_id = any(${[...ids]}::text[]) and ended_at is null and told_to < ${upTo}`;
  await enqueue(
    tx,
    found.map(({ userId, count, requestId }) => ({
      name: "requests.found" as const,
      subjectId: requestId,
      payload: { userId, requestId, title: titleOf.get(requestId) ?? "", count },
    })),
  );
  return found.length;
}
