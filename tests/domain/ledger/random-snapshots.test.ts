/** Random writers, rollbacks, pauses and snapshots in any order: every balance is the sum of its transfers. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { PLATFORM } from "#app/domain/ledger/chart.ts";
import { snapshotBalances } from "#app/domain/ledger/snapshot-balances.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { begin, seal } from "#tests/kit/held-open.ts";

const database = useDatabase();

const KINDS = ["suspense.receive", "processor.settle"] as const;

/** A writer with its transfer, its open time and its end; or a snapshot. */
const deed = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      entries: fc.array(
        fc.record({
          kind: fc.constantFrom(...KINDS),
          micros: fc.integer({ min: 1, max: 1_000_000 }),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      currency: fc.constantFrom("USD", "EUR"),
      openMs: fc.constantFrom(0, 0, 5, 40),
      commits: fc.constantFrom(true, true, true, false),
    }),
  },
  { weight: 2, arbitrary: fc.record({ step: fc.bigInt({ min: 1n, max: 20n }) }) },
);
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;
type Writing = Extract<Deed, { entries: unknown }>;

const GONE = new Error("gone");

async function write({ entries, currency, openMs, commits }: Writing): Promise<void> {
  const all = <T>(pick: (entry: Writing["entries"][number]) => T) => entries.map(pick);
  const platform = all(() => PLATFORM);
  const done = database.app.begin(async (tx) => {
    const { id } = await begin(tx);
    await tx`
      select post_transfers(array[${id}], array[now()], ${all((entry) => entry.kind)}::text[], ${platform}::text[], ${platform}::text[],
                            ${all(() => currency)}::text[], ${all((entry) => `${entry.micros}`)}::bigint[], ${platform}::text[])`;
    await tx`select pg_sleep(${openMs / 1000})`;
    if (!commits) throw GONE;
    await seal(tx, id);
  });
  await done.catch((problem: unknown) => {
    if (problem !== GONE) throw problem;
  });
}

/** Accounts whose balance by snapshot differs from the full sum. */
async function wrong() {
  return database.owner`
    select b.kind, b.currency, b.balance_micros, s.summed
    from account_balances b
    cross join lateral (
      select ((select coalesce(sum(amount_micros), 0) from transfers where credit_account_id = b.id)
            - (select coalesce(sum(amount_micros), 0) from transfers where debit_account_id = b.id))
             * case b.normal_side when 'credit' then 1 else -1 end as summed
    ) s
    where b.balance_micros <> s.summed`;
}

const run = (one: Deed) =>
  "entries" in one ? write(one) : snapshotBalances({ step: one.step, patienceMs: 10 });

test("balances equal the full sum at every moment", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 24 }), async (deeds) => {
      const over = new AbortController();
      const looking = (async () => {
        while (!over.signal.aborted) expect(await wrong()).toEqual([]);
      })();
      await Promise.all(deeds.map(run)).finally(() => over.abort());
      await looking;
      await snapshotBalances();
      expect(await wrong()).toEqual([]);
    }),
    { numRuns: 40 },
  );
}, 60_000);
