/** The proof of what is new: every check, over the rows written since a mark and the rows that have to agree with them. */
import { readChecks, readFacts, standalone } from "./check-files.ts";
import type { Check, Fact } from "./check-files.ts";
import type { Tx } from "#db/client.server.ts";
import { isBeyond } from "./marks.ts";
import type { Mark } from "./marks.ts";
import { CLOSED_TABLES, WHOLE_FACTS, freshTables } from "./fresh-tables.ts";
import type { FreshRange, WholeFact } from "./fresh-tables.ts";
import { neededStatements } from "./needed-statements.ts";
import type { Progress } from "./progress.ts";
import { askCheck } from "./run-check.ts";
import type { CheckResult } from "./run-check.ts";

/** Sums that the temporary tables contain already; the real ones sum over all rows. */
const OWN_FACTS = ["account_movements", "account_positions", "trial_balance", ...WHOLE_FACTS];

const violations = () => readChecks().filter(({ kind }) => kind === "violation");

/**
 * Creates the temporary tables in this transaction and runs the checks over them. `newest` is the last proof's mark, whose
 * stored balances are built on; an older `since` adds balances up anew, so that nothing written after it is taken for granted.
 *
 * Covers every row that a command wrote since the mark; the whole of each task, order, batch, payout and deposit it touches; the
 * accounts of all people involved. Does not cover older rows that nothing touched since, nor the stored balances. The temporary
 * tables keep shadowing the real ones until the transaction ends.
 */
export async function proveNew(
  tx: Tx,
  { since, newest, progress }: { since: Mark; newest: Mark | null; progress: Progress },
  checks: readonly Check[] = violations(),
): Promise<CheckResult[]> {
  const ready = new Set<string>(OWN_FACTS);
  progress.begin(checks.length + 1);
  await progress.during("finding what is new", 1, async () => {
    const queries = checks.map((check) => standalone(check, ready));
    const statements = await statementsSince(tx, since, newest);
    await build(tx, neededStatements(statements, queries));
  });
  const results: CheckResult[] = [];
  for (const check of checks)
    results.push(await progress.during(check.name, 1, () => askCheck(tx, check, ready)));
  return results;
}

/** What a proof of each coverage says about itself. */
export const NEW_COVERS =
  "Everything commands wrote since the mark, with the whole of every task, order, batch, payout and deposit it touches and the accounts of everybody involved. Older rows that nothing touched since are proved by the full proof only.";
export const FULL_COVERS = "Everything there is.";

async function statementsSince(tx: Tx, since: Mark, newest: Mark | null): Promise<string[]> {
  const range = await describe(tx, since, newest);
  const facts = Object.fromEntries(readFacts().map((fact) => [fact.name, fact])) as Record<
    WholeFact | "account_positions",
    Fact
  >;
  const others = await tx<{ name: string }[]>`
    select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and a.attname = 'command_id' and not a.attisdropped and c.relname <> all (${CLOSED_TABLES}::text[])`;
  return freshTables(range, { facts, otherTables: others.map(({ name }) => name) });
}

async function build(tx: Tx, statements: readonly string[]): Promise<void> {
  // Finding new rows must not scan old ones, whatever plan missing statistics suggest.
  await tx`set local enable_seqscan = off`;
  for (const statement of statements) await tx.unsafe(statement);
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

/** Up to so many late ids are listed; with more, every row since the first of them counts as new. */
const FEW = 1000;

function writtenByNew(last: string, behind: string[]): string {
  const [first = ""] = behind;
  if (behind.length === FEW) return `command_id >= '${first}'`;
  if (behind.length === 0) return `command_id > '${last}'`;
  return `command_id > '${last}' or command_id = any ('{${behind.join(",")}}')`;
}
