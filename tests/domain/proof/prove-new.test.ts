/** Proofs continue from a mark: its form, when it moves, when it stays, and that only a proof moves it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { beforeAll, expect, test } from "vitest";
import { newestProofs } from "#app/domain/proof/newest-proofs.ts";
import { snapshotBalances } from "#app/domain/ledger/snapshot-balances.ts";
import { settled } from "#app/domain/ledger/settled.ts";
import { verify } from "#app/domain/proof/verify.ts";
import { childEnvironment } from "#app/env.server.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { heldOpen } from "#tests/kit/held-open.ts";

const database = useDatabase({ checks: false });
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 5_000_000n);
});

async function spoil(statement: string): Promise<void> {
  await database.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx.unsafe(statement);
  });
}

/** Writers in other databases of the server may delay the end of a proof. */
async function proved(asked: Parameters<typeof verify>[0] = {}) {
  await settled();
  return verify(asked);
}

const wallet = () =>
  `(select id from accounts where kind = 'wallet' and owner_id = '${people.ada.id}')`;

test("the first proof of what is new proves everything, the next one only what is new", async () => {
  const first = await proved({ coverage: "new" });
  expect(first).toMatchObject({ coverage: "full", healthy: true, since: null });
  await enrich(people.ada, 1_000_000n);
  const second = await proved({ coverage: "new" });
  expect(second).toMatchObject({ coverage: "new", healthy: true, since: first.until });
  expect(second.until).not.toBe(second.since);
  const idle = await proved({ coverage: "new" });
  expect(idle).toMatchObject({ healthy: true, since: second.until });
  const kept = await newestProofs();
  expect(kept.map((proof) => [proof.coverage, proof.healthy])).toEqual([
    ["full", true],
    ["new", true],
  ]);
});

test("a proof that finds a problem leaves the mark, also while the problem stays", async () => {
  const { until } = await proved();
  await enrich(people.ada, 1_000_000n);
  await spoil(`update accounts set balance_micros = balance_micros + 1 where id = ${wallet()}`);
  for (const _again of [1, 2])
    expect(await proved({ coverage: "new" })).toMatchObject({
      healthy: false,
      since: until,
      until: null,
    });
  expect((await proved()).until).toBeNull();
  await spoil(`update accounts set balance_micros = balance_micros - 1 where id = ${wallet()}`);
  expect(await proved({ coverage: "new" })).toMatchObject({ healthy: true, since: until });
});

test("old rows without changes are checked by the full proof only, unless a new command began before them", async () => {
  const { until: before } = await proved();
  await enrich(people.lin, 1_000_000n);
  const { until } = await proved();
  await spoil(
    `update transfers set amount_micros = amount_micros + 1 where id = (select max(id) from transfers)`,
  );
  await enrich(people.ada, 1_000_000n);
  expect(await proved({ coverage: "new" })).toMatchObject({ healthy: true, since: until });
  expect((await proved({ since: before ?? "" })).healthy).toBe(false);
  expect((await proved()).healthy).toBe(false);
  await spoil(
    `update transfers set amount_micros = amount_micros - 1 where kind = 'deposit' and amount_micros = 1000001`,
  );
  expect((await proved()).healthy).toBe(true);
});

test("a transfer that commits behind a larger one is proved by the next proof", async () => {
  await verify();
  const held = await heldOpen(database.app);
  await enrich(people.ada, 1_000_000n);
  const { until } = await verify({ coverage: "new" });
  expect(BigInt(until?.split(":")[0] ?? "")).toBeLessThan(held.drawn.transferId);
  await held.finish();
  await spoil(`update transfers set amount_micros = 2 where id = ${held.drawn.transferId}`);
  await snapshotBalances();
  await spoil(`update transfers set credit_account_id = -1 where id = ${held.drawn.transferId}`);
  const found = await verify({ coverage: "new" });
  expect(found.checks.filter((check) => check.found > 0).map(({ name }) => name)).toContain(
    "transfers-join-the-accounts-their-kind-says",
  );
  await spoil(`update transfers set amount_micros = 1, credit_account_id =
    (select id from accounts where kind = 'suspense') where id = ${held.drawn.transferId}`);
  await spoil("delete from balance_snapshots");
  expect((await verify({ coverage: "new" })).healthy).toBe(true);
});

test("malformed marks, and marks beyond the newest transfer, are refused", async () => {
  for (const since of ["yesterday", "1", "1:2:3", "99999999:99999999"])
    expect(await refusalOf(verify({ since }))).toMatchObject({ code: "invalid_input" });
});

test("the application reads proofs but cannot write or change them; no role can change them later", async () => {
  await expect(database.app`select count(*) from proofs`).resolves.toHaveLength(1);
  for (const statement of [
    "insert into proofs (id, coverage, at, ms, healthy, verification) values ('prf_1', 'full', now(), 1, false, '{}')",
    "update proven_balances set micros = 0",
    "delete from proofs",
  ])
    await expect(database.app.unsafe(statement)).rejects.toMatchObject({ code: "42501" });
  await expect(database.owner`update proofs set healthy = true`).rejects.toMatchObject({
    code: "FA005",
  });
});

test("a store that has fewer transfers than its mark is proved whole", async () => {
  await spoil("update proofs set transfer_id = 999999999 where transfer_id is not null");
  expect(await verify({ coverage: "new" })).toMatchObject({ coverage: "full", healthy: true });
  await spoil("delete from proofs where transfer_id = 999999999");
});

test("absurd amounts are a finding, not an error", async () => {
  await spoil(`update transfers set amount_micros = 9223372036854775807 where kind = 'deposit'`);
  const full = await verify();
  expect(full.healthy).toBe(false);
  expect(full.checks.flatMap(({ rows }) => rows)).toContainEqual({
    problem: "bigint out of range",
  });
});

test("a proof killed in the middle leaves no trace", async () => {
  const before = await newestProofs();
  await database.owner.begin(async (tx) => {
    // The proof cannot be stored meanwhile, however late the signal comes.
    await tx`lock table proofs in share mode`;
    const child = spawn(
      process.execPath,
      [
        "--input-type=module",
        "-e",
        `import { verify } from "#app/domain/proof/verify.ts"; await verify({ progress: () => process.send("on") });`,
      ],
      {
        env: childEnvironment({ DATABASE_URL: database.url, NODE_ENV: "production" }),
        stdio: ["ignore", "ignore", "ignore", "ipc"],
      },
    );
    await once(child, "message");
    child.kill("SIGKILL");
    await once(child, "exit");
  });
  expect(await newestProofs()).toEqual(before);
});

test("a worker that wants to stop is not held up by a proof", async () => {
  const stop = new AbortController();
  const reason = new Error("stopping");
  const proof = verify({ signal: stop.signal, progress: () => stop.abort(reason) });
  await expect(proof).rejects.toBe(reason);
});
