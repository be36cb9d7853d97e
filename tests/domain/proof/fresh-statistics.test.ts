/** A full proof joins whole tables, so the planner needs fresh statistics of tables that grew. */
import { expect, test } from "vitest";
import { verify } from "#app/domain/proof/verify.ts";
import { useDatabase } from "#tests/kit/database.ts";

const database = useDatabase();

async function looks(): Promise<number> {
  const [row] = await database.owner<{ looks: number }[]>`
    select analyze_count::int as looks from pg_stat_user_tables where relname = 'setbacks'`;
  return row?.looks ?? 0;
}

test("a table that grew is analysed before the proof, a table that did not is left alone", async () => {
  await database.owner.begin(async (tx) => {
    await tx`
      insert into setbacks (work, item_id, reason, first_at, last_at)
      select 'test', g::text, 'grown', now(), now() from generate_series(1, 3000) g`;
    await tx`select pg_stat_force_next_flush()`;
  });
  const before = await looks();
  await verify();
  // A connection reports what it analysed a moment later.
  await expect.poll(looks).toBe(before + 1);
  await verify();
  expect(await looks()).toBe(before + 1);
});
