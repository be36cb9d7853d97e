/** Settled marks: no transfer appears below one later, however long a transaction stays open. */
import { afterEach, describe, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { settled, settledIn } from "#app/domain/ledger/settled.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { begin, heldOpen, receive, receiveUnexplained, seal } from "#tests/kit/held-open.ts";
import type { Drawn } from "#tests/kit/held-open.ts";

const database = useDatabase();
const BRIEFLY = { patienceMs: 150 };

/** The highest visible numbers. */
async function seen(): Promise<Drawn> {
  const [row] = await database.app<Drawn[]>`
    select (select max(id) from transfers) as "transferId", (select max(place) from commands) as "commandPlace"`;
  return row ?? { transferId: 0n, commandPlace: 0n };
}

test("without writers every transfer number is settled at once", async () => {
  await receive(database.app, 1n);
  expect(await settled()).toEqual(await seen());
});

test("a smaller number that commits later is waited for, and meanwhile the last answer holds", async () => {
  const earlier = await settled();
  const held = await heldOpen(database.app);
  await receive(database.app, 1n);
  const larger = await seen();
  // Larger numbers are committed already; the held ones are not visible yet.
  expect(larger.transferId).toBeGreaterThan(held.drawn.transferId);
  expect(larger.commandPlace).toBeGreaterThan(held.drawn.commandPlace);
  expect(await settled(BRIEFLY)).toEqual(earlier);
  const waiting = settled();
  await held.finish();
  expect(await waiting).toEqual(larger);
});

test("a mark that its asker gave up on counts later", async () => {
  const held = await heldOpen(database.app);
  await settled(BRIEFLY);
  await held.finish();
  // Writers in other databases of the server may delay this.
  await expect.poll(() => settledIn(database.app)).toEqual(held.drawn);
});

test("a transaction that draws its number after the mark does not delay it", async () => {
  const before = await heldOpen(database.app);
  const waiting = settled();
  await expect
    .poll(
      async () =>
        (
          await database.owner`select from settling_marks where transfer_id = ${before.drawn.transferId}`
        ).length,
    )
    .toBe(1);
  const after = await heldOpen(database.app);
  await before.finish();
  expect(await waiting).toEqual(before.drawn);
  await after.finish();
});

test("a read-only transaction delays no mark, and sees by its own snapshot", async () => {
  await database.owner.begin("isolation level repeatable read read only", async (tx) => {
    const then = await settledIn(tx);
    await receive(database.app, 1n);
    expect(await settled()).toEqual(await seen());
    expect(await settledIn(tx)).toEqual(then);
  });
});

test("the number of a rolled-back transaction is a gap, which is settled too", async () => {
  const { transferId } = await seen();
  const held = database.app.begin(async (tx) => {
    await receiveUnexplained(tx, (await begin(tx)).id);
    throw new Error("gone");
  });
  await expect(held).rejects.toThrow("gone");
  expect((await settled()).transferId).toBe(transferId + 1n);
});

test("repeated marks keep the newest mark and the last settled one", async () => {
  for (let n = 0; n < 5; n += 1) await settled();
  const [row] = await database.owner<{ marks: number }[]>`
    select count(*)::int as marks from settling_marks`;
  expect(row?.marks).toBeLessThan(4);
});

test("a command draws its place by itself, whatever its row says, and not by a default", async () => {
  await database.app.begin(async (tx) => {
    const id = newId("command");
    const [row] = await tx<{ place: bigint }[]>`
      insert into commands (id, name, actor_kind, actor_id, idempotency_key, input_hash, level, at, place)
      values (${id}, 'hand', 'operator', 'operator', ${newFormKey()}, '\\x00', 'operator', now(), 1)
      returning place`;
    expect(row?.place).toBeGreaterThan(1n);
    await seal(tx, id);
  });
  // A default would be drawn before the transaction has an id, which is the race this test is about.
  const [column] = await database.owner`
    select column_default from information_schema.columns where table_name = 'commands' and column_name = 'place'`;
  expect(column).toEqual({ column_default: null });
});

describe("refused, because settled marks would be wrong", () => {
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

  test("sequences with a cache of numbers", async () => {
    await database.owner`alter sequence transfers_id_seq cache 20`;
    await expect(settled()).rejects.toMatchObject({ code: "FA011" });
  });

  test.each([
    "update commands set place = 1",
    "select setval('commands_place_seq', 1)",
    "select nextval('transfers_id_seq')",
    "insert into settling_marks (transfer_id, command_place, transaction_id) values (1, 1, '3')",
    "update settling_marks set transfer_id = 1000",
    "delete from settling_marks",
  ])("the application may not: %s", async (statement) => {
    await expect(database.app.unsafe(statement)).rejects.toMatchObject({ code: "42501" });
  });

  test("another place for a command", async () => {
    await expect(database.owner`update commands set place = place + 1`).rejects.toMatchObject({
      code: "FA002",
    });
  });
});
