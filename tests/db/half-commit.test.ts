/**
 * The driver can lose a connection in the middle of a transaction while the code above it goes on: its next statement then
 * runs on its own, or inside another transaction. Here backends are killed in the middle of commands, many
 * times, with other commands running; the books must show each command whole or not at all.
 */
import { beforeAll, expect, test } from "vitest";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { post } from "#app/domain/ledger/post.ts";
import { reverse } from "#app/domain/ledger/reverse.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";

const database = useDatabase();
const ROUNDS = 40;
let people: Cast;

/** Freelancers with earnings to move. */
beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 2_000_000_000n);
  for (const freelancer of [people.lin, people.max]) {
    const { taskIds } = await order(people.ada, freelancer, { priceMicros: 1_000_000_000n });
    await move(freelancer, "start", taskIds);
    await handOver(freelancer, taskIds);
    await move(people.ada, "accept", taskIds);
  }
});

/** Moves one unit there and, in a second statement, back: half of it would show. */
async function thereAndBack(owner: string, between: (tx: Tx) => Promise<void>, key = newFormKey()) {
  const spec = { name: "test.there_and_back" as const, actor: OPERATOR, key, input: { owner } };
  return command(spec, async (tx) => {
    const [there] = await post(tx, [
      {
        kind: "earnings.spend",
        from: owner,
        to: owner,
        currency: "USD",
        micros: 1_000_000n,
        subject: owner,
      },
    ]);
    await between(tx);
    await reverse(tx, [there ?? 0n]);
    return { there: `${there}` };
  });
}

/** Kills the command's connection, as a crash of the backend or the network would. */
async function killBackend(tx: Tx): Promise<void> {
  const [row] = await tx.sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  await database.owner`select pg_terminate_backend(${row?.pid ?? 0})`;
}

async function halves(): Promise<number> {
  const rows = await sql`
    select id from transfers t where kind = 'earnings.spend' and reverses_id is null
      and not exists (select from transfers r where r.reverses_id = t.id)`;
  return rows.length;
}

test("a killed backend leaves nothing behind, and the same key then succeeds once", async () => {
  const neighbours = { running: true };
  const busy = (async () => {
    while (neighbours.running) await thereAndBack(people.max.id, async () => {});
  })();
  for (let round = 0; round < ROUNDS; round += 1) {
    const key = newFormKey();
    let kills = 0;
    const attempt = () =>
      thereAndBack(
        people.lin.id,
        async (tx) => {
          kills += 1;
          // Killed on the first try only: the command retries by itself under its key.
          if (kills === 1) await killBackend(tx);
        },
        key,
      );
    const first = await attempt();
    const again = await attempt();
    expect(again.replayed).toBe(true);
    expect(again.answer).toEqual(first.answer);
  }
  neighbours.running = false;
  await busy;
  expect(await halves()).toBe(0);
});

test("a command killed on every try answers that it is busy and did nothing", async () => {
  const before = await sql`select count(*) as count from transfers`;
  await expect(thereAndBack(people.lin.id, killBackend)).rejects.toMatchObject({ code: "busy" });
  expect(await sql`select count(*) as count from transfers`).toEqual(before);
});

test("code that outlives its transaction can write nothing", async () => {
  const lost: string[] = [];
  const kept: { tx?: Tx } = {};
  await command(
    { name: "test.keep", actor: OPERATOR, key: newFormKey(), input: {} },
    async (tx) => {
      kept.tx = tx;
      return {};
    },
  );
  // The lost callback's next statement, now on a connection of its own and inside another command.
  const id = kept.tx?.command.id ?? "";
  const stray = (reader: Tx["sql"]) => reader`
    select post_transfers(array[${id}], array[now()], '{earnings.spend}', ${[people.lin.id]}::text[], ${[people.lin.id]}::text[], '{USD}', '{1}', '{stray}')`;
  await stray(sql as unknown as Tx["sql"]).catch((error: { code: string }) =>
    lost.push(error.code),
  );
  await thereAndBack(people.lin.id, async (tx) => {
    await stray(tx.sql).catch((error: { code: string }) => lost.push(error.code));
  }).catch(() => {});
  expect(lost).toEqual(["FA004", "FA004"]);
  expect(await halves()).toBe(0);
});
