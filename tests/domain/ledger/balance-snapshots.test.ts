/** Balances without locks: a snapshot plus later transfers is the full sum, under writers and kills. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { beforeAll, describe, expect, test } from "vitest";
import { balance } from "#app/domain/ledger/balance.ts";
import { PLATFORM } from "#app/domain/ledger/chart.ts";
import { settled } from "#app/domain/ledger/settled.ts";
import { snapshotBalances } from "#app/domain/ledger/snapshot-balances.ts";
import { childEnvironment } from "#app/env.server.ts";
import { connect } from "#db/client.server.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { heldOpen, receive } from "#tests/kit/held-open.ts";

const database = useDatabase();
const BRIEFLY = { patienceMs: 100 };

/** The suspense balance by the view, by the full sum, and the place its snapshot reaches. */
async function suspense(): Promise<{ told: bigint; summed: bigint; through: bigint | null }> {
  const [row] = await database.owner<{ summed: bigint; through: bigint | null }[]>`
    select coalesce(sum(t.amount_micros), 0)::bigint as summed,
           (select s.through_id from balance_snapshots s join accounts a on a.id = s.account_id where a.kind = 'suspense') as through
    from transfers t where t.kind = 'suspense.receive'`;
  const told = await balance("suspense", PLATFORM, "USD");
  return { told, summed: row?.summed ?? 0n, through: row?.through ?? null };
}

beforeAll(async () => {
  await receive(database.app, 1_000n);
});

test("a balance loses nothing when a smaller transfer number commits after the snapshot", async () => {
  const held = await heldOpen(database.app, 7n);
  await receive(database.app, 20n);
  await snapshotBalances(BRIEFLY);
  const during = await suspense();
  expect(during).toMatchObject({ told: 1_020n, summed: 1_020n });
  // It stops below the uncommitted number, though a larger one was visible.
  expect(during.through ?? 0n).toBeLessThan(held.drawn.transferId);
  await held.finish();
  expect(await suspense()).toMatchObject({ told: 1_027n, summed: 1_027n });
  await snapshotBalances();
  const after = await suspense();
  expect(after).toMatchObject({ told: 1_027n, summed: 1_027n });
  expect(after.through).toBeGreaterThan(held.drawn.transferId);
});

test("a balance read under an older snapshot of the store is that snapshot's", async () => {
  await database.owner.begin("isolation level repeatable read read only", async (tx) => {
    const before = await balance("suspense", PLATFORM, "USD", tx);
    await receive(database.app, 5n);
    await snapshotBalances();
    expect(await balance("suspense", PLATFORM, "USD", tx)).toBe(before);
  });
});

test("balance snapshots in small steps give the same sums as in one", async () => {
  for (let n = 1n; n <= 10n; n += 1n) await receive(database.app, n);
  expect(await snapshotBalances({ step: 3n })).toBeGreaterThan(2);
  const { told, summed } = await suspense();
  expect(told).toBe(summed);
  expect(await snapshotBalances({ step: 3n })).toBe(1);
});

test("a snapshot run that is told to stop ends between two steps, and the next run goes on", async () => {
  for (let n = 1n; n <= 10n; n += 1n) await receive(database.app, n);
  expect(await snapshotBalances({ step: 1n, signal: AbortSignal.abort() })).toBe(1);
  const { told, summed } = await suspense();
  expect(told).toBe(summed);
  expect(await snapshotBalances({ step: 1n })).toBeGreaterThan(2);
});

test("many snapshot runs at once, among writers, leave one right snapshot", async () => {
  const writers = Array.from({ length: 20 }, (_, n) => receive(database.app, BigInt(n + 1)));
  const takers = Array.from({ length: 6 }, () => snapshotBalances({ step: 2n }));
  await Promise.all([...writers, ...takers]);
  await snapshotBalances();
  const { told, summed } = await suspense();
  expect(told).toBe(summed);
});

test("a snapshot run blocks no writer", async () => {
  await receive(database.app, 1n);
  await database.owner.begin(async (tx) => {
    await tx`select mark_drawn()`;
    await tx`select snapshot_balances(1000)`;
    // The snapshot is not committed yet, and the same accounts receive money.
    await receive(database.app, 1n);
  });
  const { told, summed } = await suspense();
  expect(told).toBe(summed);
});

test("a connection killed in the middle of a snapshot leaves the old snapshot", async () => {
  await snapshotBalances();
  const before = await suspense();
  await receive(database.app, 3n);
  await settled();
  const other = connect(database.url, { max: 1, role: "farthing_app", name: "doomed" });
  await database.owner.begin(async (tx) => {
    await tx`select from balance_snapshots for update`;
    const doomed = other`select snapshot_balances(1000)`.then(
      () => "done",
      () => "killed",
    );
    await expect
      .poll(
        async () =>
          (
            await database.owner`
            select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'doomed' and wait_event_type = 'Lock'`
          ).length,
      )
      .toBe(1);
    expect(await doomed).toBe("killed");
  });
  await other.end({ timeout: 1 });
  const after = await suspense();
  expect(after).toMatchObject({ told: before.told + 3n, through: before.through });
  await snapshotBalances();
  expect((await suspense()).told).toBe(before.told + 3n);
});

test("a process killed in the middle of a snapshot leaves the old snapshot, and the next run finishes", async () => {
  await snapshotBalances();
  const before = await suspense();
  for (let n = 1n; n <= 4n; n += 1n) await receive(database.app, n);
  const script = `
    const { snapshotBalances } = await import("#app/domain/ledger/snapshot-balances.ts");
    await snapshotBalances({ step: 1n, patienceMs: 0 });`;
  await settled();
  await database.owner.begin(async (tx) => {
    await tx`select from balance_snapshots for update`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      env: childEnvironment({ DATABASE_URL: database.url, NODE_ENV: "production" }),
      stdio: "inherit",
    });
    const waiting = async () =>
      (
        await database.owner`select from pg_stat_activity where wait_event_type = 'Lock' and query like '%snapshot_balances%'`
      ).length;
    await expect.poll(waiting, { timeout: 10_000 }).toBe(1);
    child.kill("SIGKILL");
    await once(child, "exit");
  });
  // The server may have finished the killed connection's statement: one step, never more.
  expect((await suspense()).told).toBe(before.told + 10n);
  expect(await snapshotBalances({ step: 1n })).toBeGreaterThan(2);
  expect(await suspense()).toMatchObject({ told: before.told + 10n, summed: before.summed + 10n });
});

describe("a forged snapshot is refused", () => {
  test.each([
    "update balance_snapshots set balance_micros = balance_micros + 1",
    "update balance_snapshots set through_id = 0",
    "delete from balance_snapshots",
    "truncate balance_snapshots",
    "insert into balance_snapshots select id, 0, 1000000 from accounts where kind = 'bank'",
  ])("the application may not: %s", async (statement) => {
    await expect(database.app.unsafe(statement)).rejects.toMatchObject({ code: "42501" });
  });

  test("a snapshot reaches only as far as the store says, whatever is asked for", async () => {
    const held = await heldOpen(database.app, 2n);
    await receive(database.app, 2n);
    for (const most of [9_223_372_036_854_775_000n, 1_000n, 0n, -1n])
      await database.app`select snapshot_balances(${`${most}`}::bigint)`;
    const { told, summed, through } = await suspense();
    expect(told).toBe(summed);
    expect(through ?? 0n).toBeLessThan(held.drawn.transferId);
    await held.finish();
  });
});
