/** What is settled: nothing may appear below it later, however long somebody's transaction stays open. */
import { afterEach, describe, expect, test } from "vitest";
import { newFormKey } from "#app/domain/kernel/form-key.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { settled } from "#app/domain/ledger/settled.ts";
import type { Tx } from "#db/client.server.ts";
import { enrich, person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";

const database = useDatabase();
const BRIEFLY = { patienceMs: 150 };

async function begin(tx: Tx): Promise<{ id: string; place: bigint }> {
  const [row] = await tx<{ id: string; place: bigint }[]>`
    insert into commands (id, name, actor_kind, actor_id, idempotency_key, input_hash, level, at)
    values (${newId("command")}, 'hand', 'operator', 'operator', ${newFormKey()}, '\\x00', 'operator', now())
    returning id, place`;
  if (row === undefined) throw new Error("The command did not begin.");
  return row;
}

async function deposit(tx: Tx, commandId: string, owner: string): Promise<bigint> {
  const [row] = await tx<{ id: bigint }[]>`
    select id from post_transfers(${commandId}, now(), array['suspense.receive'], array['farthing'], array['farthing'],
                                  array['USD'], array[1]::bigint[], ${[owner]}::text[]) as id`;
  return row?.id ?? 0n;
}

const seal = (tx: Tx, id: string) =>
  tx`update commands set answer = '{}', sealed_at = now() where id = ${id}`;

/** A transaction that begins a command, posts a transfer, and commits when told to. */
async function heldOpen(post = true) {
  const { promise: told, resolve: finish } = Promise.withResolvers<void>();
  const { promise: begun, resolve: tell } = Promise.withResolvers<{
    transferId: bigint;
    commandPlace: bigint;
  }>();
  const done = database.app.begin(async (tx) => {
    const { id, place } = await begin(tx);
    tell({ transferId: post ? await deposit(tx, id, "dep_held") : 0n, commandPlace: place });
    await told;
    await seal(tx, id);
  });
  return { drawn: await begun, finish: () => (finish(), done) };
}

test("with nobody writing, everything drawn is settled at once", async () => {
  await enrich(await person("ada"), 1_000_000n);
  const [drawn] = await database.owner`
    select (select max(id) from transfers) as "transferId", (select max(place) from commands) as "commandPlace"`;
  expect(await settled()).toEqual(drawn);
});

test("a smaller number that commits later is waited for", async () => {
  const held = await heldOpen();
  await enrich(await person("bea"), 1_000_000n);
  // Larger numbers are committed already; the held ones are not there yet.
  const [seen] = await database.app<{ transferId: bigint; commandPlace: bigint }[]>`
    select (select max(id) from transfers) as "transferId", (select max(place) from commands) as "commandPlace"`;
  expect(seen?.transferId).toBeGreaterThan(held.drawn.transferId);
  expect(seen?.commandPlace).toBeGreaterThan(held.drawn.commandPlace);
  expect(await settled(BRIEFLY)).toBeNull();
  const waiting = settled();
  await held.finish();
  expect(await waiting).toEqual(seen);
});

test("who draws after the mark delays it no longer than who drew before", async () => {
  const before = await heldOpen();
  const waiting = settled();
  // Only once the mark is set does the second writer come.
  await expect
    .poll(async () => {
      const [row] = await database.owner<{ n: number }[]>`
        select count(*)::int as n from pg_stat_activity where datname = current_database() and query like '%pg_snapshot_xmin%'
          and pid <> pg_backend_pid()`;
      return row?.n;
    })
    .toBeGreaterThan(0);
  const after = await heldOpen();
  await before.finish();
  const answer = await waiting;
  expect(answer?.transferId).toBe(before.drawn.transferId);
  expect(after.drawn.transferId).toBeGreaterThan(before.drawn.transferId);
  await after.finish();
});

test("a transaction that only reads delays nothing", async () => {
  await database.owner.begin("isolation level repeatable read read only", async (tx) => {
    await tx`select count(*) from transfers`;
    await enrich(await person("cal"), 1_000_000n);
    expect(await settled(BRIEFLY)).not.toBeNull();
  });
});

test("a rolled-back transaction leaves a gap, which is settled too", async () => {
  const held = database.app.begin(async (tx) => {
    await deposit(tx, (await begin(tx)).id, "dep_gone");
    throw new Error("gone");
  });
  await expect(held).rejects.toThrow("gone");
  const answer = await settled();
  const [row] = await database.owner<{ last: bigint }[]>`select max(id) as last from transfers`;
  expect(answer?.transferId).toBe((row?.last ?? 0n) + 1n);
});

test("a command draws its place after its transaction has an id, whatever it says itself", async () => {
  await database.app.begin(async (tx) => {
    await tx`select set_config('test.place', '1', true)`;
    const [row] = await tx<{ place: bigint; id: string }[]>`
      insert into commands (id, name, actor_kind, actor_id, idempotency_key, input_hash, level, at, place)
      values (${newId("command")}, 'hand', 'operator', 'operator', ${newFormKey()}, '\\x00', 'operator', now(), 1)
      returning id, place`;
    expect(row?.place).toBeGreaterThan(1n);
    await seal(tx, row?.id ?? "");
  });
  const [column] = await database.owner`
    select column_default from information_schema.columns where table_name = 'commands' and column_name = 'place'`;
  expect(column).toEqual({ column_default: null });
});

describe("what would make the answer wrong is refused", () => {
  afterEach(async () => {
    await database.owner`alter sequence transfers_id_seq cache 1`;
  });

  test("a mark inside a transaction that has an id already", async () => {
    const marked = database.app.begin(async (tx) => {
      await begin(tx);
      await tx`select mark_drawn()`;
    });
    await expect(marked).rejects.toMatchObject({ code: "FA011" });
  });

  test("sequences that keep numbers in store", async () => {
    await database.owner`alter sequence transfers_id_seq cache 20`;
    await expect(settled()).rejects.toMatchObject({ code: "FA011" });
  });

  test("a place changed afterwards, or a number set back", async () => {
    await expect(database.app`update commands set place = 1`).rejects.toMatchObject({
      code: "42501",
    });
    await expect(database.app`select setval('commands_place_seq', 1)`).rejects.toMatchObject({
      code: "42501",
    });
    await expect(database.app`select nextval('transfers_id_seq')`).rejects.toMatchObject({
      code: "42501",
    });
    await expect(database.owner`update commands set place = place + 1`).rejects.toMatchObject({
      code: "FA002",
    });
  });
});
