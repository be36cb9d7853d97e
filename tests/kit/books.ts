/** Checks the books after every test: one query per invariant, and any row is a failure. */
import { readChecks, standalone } from "#app/domain/proof/check-files.ts";
import type { Sql, Tx } from "#db/client.server.ts";

export interface BrokenCheck {
  check: string;
  rows: Record<string, unknown>[];
}

const INVARIANTS = readChecks().filter(({ kind }) => kind === "violation");

/** Planned once per connection, which takes ten times as long as running over the few rows of a test. */
const PREPARED = { prepare: true, simple: false };

/** A number that grows with the store: a plan for few rows is a bad one for many. */
async function sizeOf(store: Tx): Promise<number> {
  const [row] = await store<{ bytes: bigint }[]>`
    select pg_relation_size('commands') + pg_relation_size('transfers') + pg_relation_size('tasks')
         + pg_relation_size('task_transitions') as bytes`;
  return Math.ceil(Math.log2(1 + Number(row?.bytes ?? 0n) / 65_536));
}

/** Runs every `db/checks/*.sql`; the list is empty for a healthy store. */
async function brokenChecks(owner: Sql): Promise<BrokenCheck[]> {
  const results = await owner.begin("read only", async (tx) => {
    const size = await sizeOf(tx);
    return Promise.all(
      INVARIANTS.map(async (check) => {
        const query = `-- size ${size}\n${standalone(check)}`;
        const rows = await tx.unsafe<Record<string, unknown>[]>(query, [], PREPARED);
        return { check: check.name, rows: [...rows] };
      }),
    );
  });
  return results.filter(({ rows }) => rows.length > 0);
}

/** Throws a message that names the broken invariants and shows their first rows. */
export async function requireHealthyBooks(owner: Sql): Promise<void> {
  const broken = await brokenChecks(owner);
  if (broken.length === 0) return;
  const show = (row: Record<string, unknown>) =>
    JSON.stringify(row, (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value));
  const lines = broken.map(
    ({ check, rows }) =>
      `  ${check}: ${rows.length} row(s), e.g. ${rows.slice(0, 3).map(show).join(" ")}`,
  );
  throw new Error(`The books are not right after this test:\n${lines.join("\n")}`);
}
