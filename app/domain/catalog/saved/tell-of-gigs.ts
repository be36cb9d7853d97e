/** Tells people of new gigs that fit a search they saved: each gig once a person, however many of their searches it fits. */
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { chunks, workThrough } from "#app/domain/jobs/work-through.ts";
import type { RunControl } from "#app/domain/jobs/work-through.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { noBlockBetween } from "#app/domain/people/blocks/no-block.ts";
import { wordsOfGigs } from "#app/domain/catalog/search/asked-words.ts";
import { sql } from "#app/domain/store/store.ts";
import type { Alert } from "./saved-limits.ts";

const NAME = "catalog.tell_of_gigs" as const;
const CHUNK = 200;
/** People of one command: twenty searches each look at the newest gigs. */
const PEOPLE = 10;
/** The newest gigs that a search looks at; an import can bring a million at once. */
const MOST_READ = 1_000;
/** A gig is published by a command that commits later: the last minute is left for the next run. */
const MARGIN_HOURS = 1 / 60;

export type Rhythm = Exclude<Alert, "never">;

interface Reader {
  id: string;
}

/** Returns how many searches were told of. Safe at any time, in parallel and after a kill. */
export async function tellOfGigs(rhythm: Rhythm, control: RunControl = {}): Promise<number> {
  const upTo = await lookedAtUpTo();
  if (upTo === null) return 0;
  const carryOut = async (people: Reader[]) => {
    const ids = people.map(({ id }) => id);
    const spec = { name: NAME, actor: CLOCK, key: newFormKey(), input: { ids, upTo, rhythm } };
    return (await command(spec, async (tx) => ({ told: await tellAll(tx, ids, rhythm, upTo) })))
      .answer.told;
  };
  const due = chunks<Reader>((after) => readersAfter(after?.id ?? "", rhythm, upTo));
  return workThrough({ name: NAME, idOf: ({ id }) => id, due, carryOut, batch: PEOPLE }, control);
}

/**
 * The moment of the newest gig of before the margin, with all its digits; null without one. Gigs of an import are as old as its
 * beginning and are seen at its end, so that nothing is looked at while one is written: two hours at most, its limit. Whether one is, is
 * asked first: gigs of an import that ends in between are then seen. One whose process was killed holds nothing up.
 */
async function lookedAtUpTo(): Promise<string | null> {
  const [running] = await sql<{ runs: boolean }[]>`select search_importing() as runs`;
  if (running?.runs === true) return null;
  const [row] = await sql<{ at: string }[]>`
    select published_at::text as at from search_gigs where published_at < ${hoursAfter(nowDate(), -MARGIN_HOURS)}
    order by published_at desc, id desc limit 1`;
  return row?.at ?? null;
}

function readersAfter(after: string, rhythm: Rhythm, upTo: string): Promise<Reader[]> {
  return sql<Reader[]>`
    select distinct w.user_id as id from saved_searches w
    join users u on u.id = w.user_id and u.state = 'active'
    where w.user_id > ${after} and w.ended_at is null and w.alert <> 'never' and w.alert = ${rhythm}
      and w.told_to < ${upTo}::text::timestamptz
    order by 1 limit ${CHUNK}`;
}

/** Whether gig `s` is what search `w` asks for, whose words are `w.asked`, apart from when it was published. */
const asksFor = () => sql`
  s.freelancer_id <> w.user_id and (w.words = '' or s.search @@ w.asked)
  and (w.category_id is null or s.category_id = w.category_id or s.top = w.category_id)
  and (w.kind is null or s.kind = w.kind) and (w.currency is null or s.currency = w.currency)
  and (w.band is null or s.band = w.band) and (w.within_days is null or s.delivery_days <= w.within_days)
  and (w.min_micros is null or s.from_micros >= w.min_micros) and (w.max_micros is null or s.from_micros <= w.max_micros)
  and ${noBlockBetween("w.user_id", "s.freelancer_id")}`;

interface FoundRow {
  userId: string;
  searchId: string;
  search: string;
  gigId: string;
  count: number;
}

async function tellAll(
  tx: Tx,
  ids: readonly string[],
  rhythm: Rhythm,
  upTo: string,
): Promise<number> {
  const searches = sql`user_id = any(${[...ids]}::text[]) and ended_at is null and alert = ${rhythm}
    and told_to < ${upTo}::text::timestamptz`;
  await tx.sql`select from saved_searches where ${searches} order by id for no key update`;
  // Read under the lock: another run may have told them meanwhile.
  const found = await tx.sql<FoundRow[]>`
    with searched as materialized (
      select *, ${wordsOfGigs("words")} as asked from saved_searches where ${searches}),
    hits as (
      select distinct on (w.user_id, s.id) w.user_id, w.id as search_id, w.name, s.id, s.published_at
      from searched w cross join lateral (
        select s.* from search_gigs s where s.published_at > w.told_to and s.published_at <= ${upTo}::text::timestamptz
        order by s.published_at desc, s.id desc limit ${MOST_READ}) s
      where ${asksFor()}
      order by w.user_id, s.id, w.id)
    select user_id as "userId", search_id as "searchId", name as search, count(*)::int as count,
      (array_agg(id order by published_at desc, id desc))[1] as "gigId"
    from hits group by user_id, search_id, name order by search_id`;
  const titles = await tx.sql<Array<{ id: string; title: string }>>`
    select id, title from gigs where id = any(${found.map(({ gigId }) => gigId)}::text[])`;
  const titleOf = new Map(titles.map(({ id, title }) => [id, title]));
  await tx.sql`
    update saved_searches set told_to = ${upTo}::text::timestamptz, command_id = ${tx.command.id} where ${searches}`;
  await enqueue(
    tx,
    found.map(({ userId, searchId, search, gigId, count }) => ({
      name: "search.matched" as const,
      subjectId: searchId,
      payload: { userId, searchId, search, gigId, title: titleOf.get(gigId) ?? "", count },
    })),
  );
  return found.length;
}
