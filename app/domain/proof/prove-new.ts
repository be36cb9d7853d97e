/** The proof of what is new: every check, over what was written since a mark and everything that has to agree with it. */
import { readChecks, readFacts } from "./check-files.ts";
import type { Fact } from "./check-files.ts";
import type { Tx } from "#db/client.server.ts";
import { isBeyond } from "./marks.ts";
import type { Mark } from "./marks.ts";
import { CLOSED_TABLES, WHOLE_FACTS, freshTables } from "./fresh-tables.ts";
import type { FreshRange, WholeFact } from "./fresh-tables.ts";
import type { Progress } from "./progress.ts";
import { askCheck } from "./run-check.ts";
import type { CheckResult } from "./run-check.ts";

/** Facts that the temporary tables bring along: the real ones are sums over all rows. */
const OWN_FACTS = ["account_movements", "account_positions", "trial_balance", ...WHOLE_FACTS];

/**
 * Creates the temporary tables in this transaction and runs every check over them. `newest` is the mark of the last proof, whose
 * balances are gone on with; an older `since` adds them up anew, so that nothing written after it is taken for granted.
 *
 * Covers every row that a command wrote since the mark, the whole of each task, order, batch, payout and deposit it touches, and the
 * accounts of everybody involved. Not covered: rows written before the mark which nothing touched since, and what the last
 * proof noted itself. Leaves its tables behind, under the names of the real ones, until the transaction ends.
 */
export async function proveNew(
  tx: Tx,
  { since, newest, progress }: { since: Mark; newest: Mark | null; progress: Progress },
): Promise<CheckResult[]> {
  const checks = readChecks().filter(({ kind }) => kind === "violation");
  progress.begin(checks.length + 1);
  await progress.during("finding what is new", 1, () => build(tx, since, newest));
  const ready = new Set<string>(OWN_FACTS);
  const results: CheckResult[] = [];
  for (const check of checks)
    results.push(await progress.during(check.name, 1, () => askCheck(tx, check, ready)));
  return results;
}

/** What a proof of this kind says about itself. */
export const NEW_COVERS =
  "Everything commands wrote since the mark, with the whole of every task, order, batch, payout and deposit it touches and the accounts of everybody involved. Older rows that nothing touched since are proved by the full proof only.";
export const FULL_COVERS = "Everything there is.";

async function build(tx: Tx, since: Mark, newest: Mark | null): Promise<void> {
  const range = await describe(tx, since, newest);
  const facts = Object.fromEntries(readFacts().map((fact) => [fact.name, fact])) as Record<
    WholeFact | "account_positions",
    Fact
  >;
  const others = await tx<{ name: string }[]>`
    select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and a.attname = 'command_id' and not a.attisdropped and c.relname <> all (${CLOSED_TABLES}::text[])`;
  // Looking up what is new must not cost what is old, whatever the planner thinks of tables it has no statistics of yet.
  await tx`set local enable_seqscan = off`;
  for (const statement of freshTables(range, {
    facts,
    otherTables: others.map(({ name }) => name),
  }))
    await tx.unsafe(statement);
  await tx`set local enable_seqscan = on`;
}

async function describe(tx: Tx, since: Mark, newest: Mark | null): Promise<FreshRange> {
  const place = `${since.commandPlace}`;
  const [row] = await tx<{ last: string | null; reach: bigint | null }[]>`
    select (select id from commands where place <= ${place}::bigint order by place desc limit 1) as last,
           (select min(through_id) from balance_snapshots) as reach`;
  const last = row?.last ?? "";
  const behind = await tx<{ id: string }[]>`
    select id from commands where place > ${place}::bigint and id <= ${last} order by id limit ${FEW}`;
  const reach = row?.reach ?? since.transferId;
  return {
    sinceTransfer: since.transferId,
    fromTransfer: reach < since.transferId ? reach : since.transferId,
    byNew: writtenByNew(
      last,
      behind.map(({ id }) => id),
    ),
    notedAt: newest === null || isBeyond(newest, since) ? null : newest.transferId,
  };
}

/** So many commands are named one by one; with more of them, everything since the first is looked at. */
const FEW = 1000;

function writtenByNew(last: string, behind: string[]): string {
  const [first = ""] = behind;
  if (behind.length === FEW) return `command_id >= '${first}'`;
  if (behind.length === 0) return `command_id > '${last}'`;
  return `command_id > '${last}' or command_id = any ('{${behind.join(",")}}')`;
}
