/** A transaction's promises to the commands it carries: a single command waits for locks, a list leaves it out instead. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { carry } from "#app/domain/commands/carry.ts";
import type { Fate, Steps } from "#app/domain/commands/carry.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { programKey } from "#app/domain/commands/sent-key.ts";
import { onConnection } from "#app/domain/store/command-connections.ts";
import { pend } from "#app/domain/commands/pending-command.ts";
import { sql } from "#app/domain/store/store.ts";
import { useDatabase } from "#tests/kit/database.ts";

const database = useDatabase();
const KEYS = { form: newFormKey, program: () => programKey(newFormKey()) };

/** Commands about a row of a table of their own. */
interface Looked {
  free: Set<number>;
}
type Rows = Steps<number, Looked, number, { row: number }>;

const rows: Rows = {
  async look(tx, commands, mayWait) {
    const ids = commands.map(({ input }) => input);
    const found = await tx.sql<{ id: number }[]>`
      select id from subjects where id = any(${ids}::int[]) order by id
      for update ${mayWait ? tx.sql`` : tx.sql`skip locked`}`;
    return { free: new Set(found.map(({ id }) => id)) };
  },
  judge: ({ input }, { free }) => (free.has(input) ? { move: input } : "missing"),
  write: async (_tx, moves) => moves.map((row) => ({ row })),
};

beforeEach(async () => {
  await database.owner`create table subjects (id int primary key)`;
  await database.owner`insert into subjects values (1), (2), (3)`;
  await database.owner`grant select, update on subjects to farthing_app`;
});
afterEach(async () => {
  await database.owner`drop table subjects`;
});

const specOf = (row: number, key = newFormKey()) => ({
  name: "test.row" as const,
  actor: CLOCK,
  key,
  input: { row },
});
type Asked = ReturnType<typeof specOf>;

function carryAll(specs: Asked[], mayWait = false, steps = rows): Promise<Fate<{ row: number }>[]> {
  const pending = specs.map((spec) => pend(spec, spec.input.row));
  const progress = { committing: false };
  return onConnection({
    run: (connection) => carry(connection, pending, steps, { mayWait, progress }),
    limitMs: 5000,
  });
}

const done = (row: number, replayed = false) => ({ answer: { row }, replayed });

/** Runs `work` while another transaction holds the key, or the row. */
async function whileKeyHeld<T>(spec: Asked, work: () => Promise<T>): Promise<T> {
  const [taken, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holding = command(spec, async () => {
    taken.resolve();
    await letGo.promise;
    return { row: spec.input.row };
  });
  await taken.promise;
  const result = await work().finally(letGo.resolve);
  await holding;
  return result;
}

async function whileRowHeld<T>(row: number, work: () => Promise<T>): Promise<T> {
  return database.owner.begin(async (tx) => {
    await tx`select from subjects where id = ${row} for update`;
    return work();
  }) as Promise<T>;
}

/** Waits until so many commands wait for a lock of the database. */
async function untilWaiting(): Promise<void> {
  const waiting = () => database.app`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await expect.poll(async () => (await waiting()).length).toBe(1);
}

test.each(["form", "program"] as const)(
  "a list of two leaves out a %s's key that is held elsewhere, and carries the other",
  async (kind) => {
    const held = specOf(1, KEYS[kind]());
    const free = specOf(2, KEYS[kind]());
    const fates = await whileKeyHeld(held, () => carryAll([held, free]));
    expect(fates).toEqual(["left out", done(2)]);
    // By itself it gets the answer of the transaction that held its key.
    expect(await carryAll([held], true)).toEqual([done(1, true)]);
  },
);

test("a list of two leaves out a task that is locked elsewhere, and carries the other", async () => {
  const [held, free] = [specOf(1), specOf(2)];
  const fates = await whileRowHeld(1, () => carryAll([held, free]));
  expect(fates).toEqual(["left out", done(2)]);
  expect(await carryAll([held], true)).toEqual([done(1)]);
});

test("a list of one that may not wait is left out, and leaves no row", async () => {
  const [byKey, byRow] = [specOf(1), specOf(2)];
  expect(await whileKeyHeld(byKey, () => carryAll([byKey]))).toEqual(["left out"]);
  expect(await whileRowHeld(2, () => carryAll([byRow]))).toEqual(["left out"]);
  expect(await sql`select from commands where idempotency_key = ${byRow.key}`).toHaveLength(0);
});

test("a single command waits for the transaction that holds its key, and gets its answer", async () => {
  const spec = specOf(1);
  const { waiting } = await whileKeyHeld(spec, async () => {
    const waiting = carryAll([spec], true);
    await untilWaiting();
    // Wrapped, because an awaited promise would hold the lock until its answer.
    return { waiting };
  });
  expect(await waiting).toEqual([done(1, true)]);
});

test("a single command waits for its locked task", async () => {
  const { waiting } = await whileRowHeld(1, async () => {
    const waiting = carryAll([specOf(1)], true);
    await untilWaiting();
    return { waiting };
  });
  expect(await waiting).toEqual([done(1)]);
});

test("a key that was used before is answered at once, although its task is locked elsewhere", async () => {
  const spec = specOf(1);
  await carryAll([spec]);
  const again = () =>
    Promise.all([carryAll([spec], true), carryAll([spec]), carryAll([spec, specOf(2)])]);
  expect(await whileRowHeld(1, again)).toEqual([
    [done(1, true)],
    [done(1, true)],
    [done(1, true), done(2)],
  ]);
});

test("a key that was used for another input is refused, in a list as by itself", async () => {
  const key = newFormKey();
  await carryAll([specOf(1, key)]);
  const refused = { refusal: expect.objectContaining({ code: "key_reused" }) };
  expect(await carryAll([specOf(2, key)])).toEqual([refused]);
  expect(await carryAll([specOf(2, key), specOf(3)])).toEqual([refused, done(3)]);
});

test("a longer list that would wait is a programming mistake", async () => {
  await expect(carryAll([specOf(1), specOf(2)], true)).rejects.toThrow(
    "Only a list of one may wait.",
  );
});

test.each([[[1]], [[1, 2]]])(
  "rows that look locked for %j stay locked until the commit",
  async (ids) => {
    let locked: unknown;
    const probing: Rows = {
      ...rows,
      async write(tx, moves) {
        const free =
          await database.owner`select id from subjects order by id for update skip locked`;
        locked = free.map(({ id }) => id);
        return rows.write(tx, moves);
      },
    };
    await carryAll(
      ids.map((id) => specOf(id)),
      false,
      probing,
    );
    expect(locked).toEqual([1, 2, 3].filter((id) => !ids.includes(id)));
  },
);

test("a statement for a list writes no row without its own command's name", async () => {
  const forgetful: Rows = { ...rows, write: async (tx) => [{ row: tx.command.id.length }] };
  await expect(carryAll([specOf(1), specOf(2)], false, forgetful)).rejects.toThrow(
    "names its own command",
  );
});
