/** Marks published reviews between accounts that turned out to be in the same hands after their reviews were published. */
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";

/** How far back marks are looked at: longer than a worker is away. */
const LOOK_BACK_HOURS = 24 * 30;
const BATCH = 500;

/** Returns how many reviews were marked. Safe at any time and in parallel. */
export async function markSameHands(): Promise<number> {
  let marked = 0;
  for (;;) {
    const ids = await toMark();
    if (ids.length === 0) return marked;
    const key = newFormKey();
    const spec = { name: "reviews.mark_same_hands" as const, actor: CLOCK, key, input: { ids } };
    await command(spec, async (tx) => {
      await tx.sql`
        update reviews set not_counted = 'same_hands', command_id = ${tx.command.id}
        where id = any(${ids}::text[]) and not_counted is null and revealed_at is not null`;
      return {};
    });
    marked += ids.length;
  }
}

/** Begins with new marks that two accounts share: they are few, and reviews many. */
async function toMark(): Promise<string[]> {
  const since = hoursAfter(nowDate(), -LOOK_BACK_HOURS);
  const rows = await sql<{ id: string }[]>`
    with pairs as materialized (
      select distinct mine.user_id as one, theirs.user_id as other
      from hand_marks mine join hand_marks theirs on theirs.mark = mine.mark and theirs.kind = mine.kind and theirs.user_id <> mine.user_id
      where mine.at >= ${since}
    ), both_ways as (
      select one, other from pairs union select other, one from pairs
    )
    select r.id from both_ways p join reviews r on r.author_id = p.one and r.subject_id = p.other
    where r.not_counted is null and r.revealed_at is not null limit ${BATCH}`;
  return rows.map(({ id }) => id);
}
