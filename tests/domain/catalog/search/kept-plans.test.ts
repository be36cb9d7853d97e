/** A mistyped word costs one statement more than a known one, and PostgreSQL keeps the plan of that statement. */
import { beforeAll, expect, test } from "vitest";
import { understand } from "#app/domain/catalog/search/understand.ts";
import { sql } from "#app/domain/store/store.ts";
import { overrideEnv } from "#app/env.server.ts";
import { sold } from "#tests/domain/catalog/saved/gigs-for-sale.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";

useDatabase();

beforeAll(async () => {
  // One connection, whose prepared statements can be read.
  overrideEnv({ poolSize: 1 });
  await sold(await person("lin"), "Polishing of copper lanterns");
});

interface Counted {
  generic: number;
  custom: number;
}

/** How often statements ran meanwhile, with a kept plan and with one made anew. */
async function statements(work: () => Promise<unknown>): Promise<Counted> {
  const counted = async () => {
    const [row] = await sql<Counted[]>`
      select sum(generic_plans)::int as generic, sum(custom_plans)::int as custom from pg_prepared_statements
      where statement not like '%pg_prepared_statements%'`;
    return row ?? { generic: 0, custom: 0 };
  };
  const before = await counted();
  await work();
  const after = await counted();
  return { generic: after.generic - before.generic, custom: after.custom - before.custom };
}

// After five runs PostgreSQL decides whether it keeps a statement's plan.
async function often(words: string): Promise<void> {
  for (let n = 0; n < 6; n += 1) await understand(words, false);
}

test("a mistyped word is understood by three statements, whose plans are kept", async () => {
  await often("lantrens copper");
  expect((await understand("lantrens copper", false)).corrected).toBe("lanterns copper");
  expect(await statements(() => understand("lantrens copper", false))).toEqual({
    generic: 3,
    custom: 0,
  });
});

test("a word with two slips takes one statement more, whose plan is kept", async () => {
  await often("pollishingg copper");
  expect((await understand("pollishingg copper", false)).corrected).toBe("polishing copper");
  expect(await statements(() => understand("pollishingg copper", false))).toEqual({
    generic: 4,
    custom: 0,
  });
});
