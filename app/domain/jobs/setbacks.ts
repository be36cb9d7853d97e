/** Remembers what the clock's work had to leave out, so that staff see it and the next run asks it alone. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";

const MAX_REASON = 500;

/** Everything this work left out before, by item: when it may be tried again. Each try waits a minute longer, an hour at most. */
export async function rememberedSetbacks(work: string): Promise<Map<string, Date>> {
  const rows = await sql<{ id: string; again: Date }[]>`
    select item_id as id, last_at + least(tries, 60) * interval '1 minute' as again from setbacks where work = ${work}`;
  return new Map(rows.map(({ id, again }) => [id, again]));
}

/** Answers how often it failed by now. */
export async function noteSetback(work: string, itemId: string, problem: unknown): Promise<number> {
  const reason = (problem instanceof Error ? problem.message : String(problem)).slice(
    0,
    MAX_REASON,
  );
  const at = nowDate();
  const [row] = await sql<{ tries: number }[]>`
    insert into setbacks (work, item_id, reason, first_at, last_at)
    values (${work}, ${itemId}, ${reason}, ${at}, ${at})
    on conflict (work, item_id) do update
      set reason = excluded.reason, tries = setbacks.tries + 1, last_at = excluded.last_at
    returning tries`;
  return row?.tries ?? 1;
}

/** It went through, or came to nothing: nothing more has to be looked at. */
export async function forgetSetback(work: string, itemId: string): Promise<void> {
  await sql`delete from setbacks where work = ${work} and item_id = ${itemId}`;
}

/** After a run that looked at everything due: what it did not have to leave out (again) went through or is due no more. */
export async function forgetSetbacks(
  work: string,
  since: Date,
  waiting: readonly string[],
): Promise<void> {
  await sql`
    delete from setbacks where work = ${work} and last_at < ${since} and item_id <> all(${[...waiting]}::text[])`;
}

/** How many items these works have left out at present. */
export async function countSetbacks(works: string[]): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from setbacks where work = any(${works}::text[])`;
  return row?.n ?? 0;
}
