/** Gigs of suspended people: in no search, no count and no sitemap; a thousand such people do not slow a search down. */
import { beforeAll, describe, expect, test } from "vitest";
import { forSale } from "#app/domain/catalog/search/matching.ts";
import { readFilters } from "#app/domain/catalog/search/search-filters.ts";
import { searchGigs } from "#app/domain/catalog/search/search-gigs.ts";
import { sitemap } from "#app/domain/catalog/sitemap.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { useDatabase } from "#tests/kit/database.ts";

const database = useDatabase();
const SUSPENDED = 1000;
const PEOPLE = 1500;
const GIGS = 3000;

/** Two gigs each for 1 500 people, the first thousand of whom are suspended. */
beforeAll(async () => {
  // The statistics stay those of an empty market: autovacuum analyzes a large table long after a thousand changes.
  await database.owner`alter table users set (autovacuum_enabled = false)`;
  await database.owner`alter table gigs set (autovacuum_enabled = false)`;
  const spec = { name: "test.fill" as const, actor: OPERATOR, key: newFormKey(), input: {} };
  await command(spec, async (tx) => {
    const { at, id } = tx.command;
    await tx.sql`insert into categories (id, name) values ('design', 'Design') on conflict do nothing`;
    await tx.sql`
      insert into users (id, handle, name, state, created_at, command_id)
      select 'usr_' || lpad(n::text, 26, '0'), 'p-' || n, 'Pat', case when n < ${SUSPENDED}::int then 'suspended' else 'active' end,
             ${at}, ${id} from generate_series(0, ${PEOPLE - 1}::int) n`;
    await tx.sql`
      insert into suspensions (id, user_id, reason, began_at, undecided_until, command_id)
      select 'sus_' || substr(id, 5), id, 'By hand.', ${at}, ${at}, ${id} from users where state = 'suspended'`;
    await tx.sql`
      insert into gigs (id, freelancer_id, kind, state, title, description, category_id, currency, from_micros,
                        delivery_days, created_at, published_at, updated_at, command_id)
      select 'gig_' || lpad(n::text, 26, '0'), 'usr_' || lpad((n % ${PEOPLE}::int)::text, 26, '0'), 'package', 'published',
             'I will draw a farthing', 'A small coin, drawn with care.', 'design', 'USD', 1000000, 3, ${at}, ${at}, ${at}, ${id}
      from generate_series(0, ${GIGS - 1}::int) n`;
    return {};
  });
});

interface PlanNode {
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Join Filter"?: number;
  Filter?: string;
  Plans?: PlanNode[];
}

/** The rows returned or compared anywhere in the plan. */
function rowsHandled(node: PlanNode): number {
  const own = node["Actual Rows"] + (node["Rows Removed by Join Filter"] ?? 0);
  const below = (node.Plans ?? []).map(rowsHandled);
  return below.reduce((sum, rows) => sum + rows, own * node["Actual Loops"]);
}

function filtersOf(node: PlanNode): string[] {
  return [node.Filter ?? "", ...(node.Plans ?? []).flatMap(filtersOf)];
}

async function planned(order: string): Promise<PlanNode> {
  const [row] = await sql<Array<{ "QUERY PLAN": Array<{ Plan: PlanNode }> }>>`
    explain (analyze, format json) select g.id from gigs g where ${forSale()} ${sql.unsafe(order)}`;
  const plan = row?.["QUERY PLAN"][0]?.Plan;
  if (plan === undefined) throw new Error("Explain gives a plan.");
  return plan;
}

describe.each([
  ["stale", async () => {}],
  ["fresh", () => database.owner`analyze`],
])("with %s statistics, a search among gigs of a thousand suspended people", (_, prepare) => {
  beforeAll(async () => {
    await prepare();
  });
  test.each([
    ["for counting", ""],
    ["for a page", "order by g.published_at desc nulls last, g.id desc limit 25"],
  ])("%s compares no gig with each suspended person", async (_name, order) => {
    const plan = await planned(order);
    expect(rowsHandled(plan)).toBeLessThan(3 * (GIGS + PEOPLE));
    // An array is compared member by member, and the plan does not count that; a hashed subplan is looked up once.
    for (const filter of filtersOf(plan)) {
      expect(filter).not.toMatch(/<> ALL/);
      expect(filter.replaceAll("hashed SubPlan", "")).not.toMatch(/SubPlan/);
    }
  });
});

test("a search and its counts hold the gigs of the other people only", async () => {
  const { counts, gigs } = await searchGigs(readFilters(new URLSearchParams()));
  expect([counts.total, gigs.length]).toEqual([(PEOPLE - SUSPENDED) * 2, 24]);
});

test("the sitemap names neither suspended people nor their gigs", async () => {
  const paths = (await sitemap()).map(({ path }) => path);
  const of = (beginning: string) => paths.filter((path) => path.startsWith(beginning)).length;
  expect([of("/gigs/"), of("/sellers/")]).toEqual([(PEOPLE - SUSPENDED) * 2, PEOPLE - SUSPENDED]);
});
