/** Single tasks moved at the same time share a transaction; no task is affected by a neighbour's failure. */
import { beforeAll, beforeEach, expect, test } from "vitest";
import { overrideEnv } from "#app/env.server.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { advanceTasks } from "#app/domain/tasks/advance-tasks.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { handOver, move, order, statesOf } from "#tests/kit/task-scene.ts";

const database = useDatabase();
const PIECES = 12;
const NET = 900n;
/** Commands asked for together are split over as many transactions as may run at once. */
const GROUPS = 2;
let people: Cast;
let taskIds: string[];

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000_000n);
});

beforeEach(async () => {
  const what = { priceMicros: 1_000n, quantity: PIECES, kind: "unit" as const };
  ({ taskIds } = await order(people.ada, people.lin, what));
  await move(people.lin, "start", taskIds);
  await handOver(people.lin, taskIds);
});

interface Wish {
  actor?: UserActor;
  key?: string;
  version?: number;
}

function accept(id: string, { actor = people.ada, key = newFormKey(), version }: Wish = {}) {
  const tasks = [version === undefined ? { id } : { id, version }];
  return advanceTasks(actor, { transition: "accept", tasks, note: "", key });
}

const earned = () => balance("earnings_available", people.lin.id, "USD");

/** The number of transactions that accepted these tasks. */
async function transactions(ids: string[]): Promise<number> {
  const rows = await sql`
    select distinct c.transaction_id::text from task_transitions t join commands c on c.id = t.command_id
    where t.transition = 'accept' and t.task_id = any(${ids}::text[])`;
  return rows.length;
}

test("tasks accepted together share transactions, each with a command, an event and an answer of its own", async () => {
  const before = await earned();
  const answers = await Promise.all(taskIds.map((id) => accept(id)));
  expect(answers).toEqual(
    taskIds.map((id) => ({ answer: { advanced: [id], refused: [] }, replayed: false })),
  );
  expect(await transactions(taskIds)).toBe(GROUPS);
  expect((await earned()) - before).toBe(NET * BigInt(PIECES));
  const rows = await sql`
    select t.task_id, count(*)::int as transfers, count(distinct f.command_id)::int as commands,
           count(distinct e.id)::int as events, min(t.actor_id) as actor
    from task_transitions t
    join transfers f on f.command_id = t.command_id and f.subject_id = t.task_id
    join events e on e.command_id = t.command_id and e.subject_id = t.task_id
    where t.transition = 'accept' and t.task_id = any(${taskIds}::text[]) group by t.task_id`;
  expect(rows).toHaveLength(PIECES);
  for (const row of rows)
    expect(row).toMatchObject({ transfers: 2, commands: 1, events: 1, actor: people.ada.id });
});

test("one job relays all commands that were sealed together", async () => {
  await Promise.all(taskIds.map((id) => accept(id)));
  const jobs = await database.owner`
    select json_array_length(j.payload -> 'commandIds') as commands from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'relay' order by j.id desc limit 1`;
  expect(jobs).toEqual([{ commands: PIECES / GROUPS }]);
});

test("a refused task never fails its neighbours, and its key is free again", async () => {
  const [done = "", stale = "", foreign = "", ...fine] = taskIds;
  await accept(done);
  const key = newFormKey();
  const results = await Promise.allSettled([
    accept(done),
    accept(stale, { version: 1, key }),
    accept(foreign, { actor: people.max }),
    accept(foreign, { actor: people.lin }),
    accept("tsk_unknown"),
    ...fine.map((id) => accept(id)),
  ]);
  const codes = results.map((result) =>
    result.status === "rejected" ? (result.reason as { code: string }).code : "done",
  );
  expect(codes).toEqual([
    "transition_refused",
    "stale",
    "not_found",
    "not_allowed",
    "not_found",
    ...fine.map(() => "done"),
  ]);
  expect(await transactions(fine)).toBe(GROUPS);
  expect((await accept(stale, { version: 1, key }).catch(({ code }) => code)) as string).toBe(
    "stale",
  );
  expect((await accept(stale, { key })).replayed).toBe(false);
});

test("one key used twice at once is one effect and equal answers; with other input it is refused", async () => {
  const [one = "", other = ""] = taskIds;
  const key = newFormKey();
  const before = await earned();
  const answers = await Promise.all(Array.from({ length: 64 }, () => accept(one, { key })));
  for (const { answer } of answers) expect(answer).toEqual(answers[0]?.answer);
  expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
  expect((await earned()) - before).toBe(NET);
  await expect(accept(other, { key })).rejects.toMatchObject({ code: "key_reused" });
  const fresh = newFormKey();
  const raced = await Promise.allSettled([
    accept(one, { key: fresh }),
    accept(other, { key: fresh }),
  ]);
  expect(raced.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("two keys for one task: one accepts, the other is refused as done", async () => {
  const [one = ""] = taskIds;
  const results = await Promise.allSettled([accept(one), accept(one), accept(one)]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("a task that is locked elsewhere makes no other task wait", async () => {
  const [held = "", ...free] = taskIds;
  const [taken, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holder = database.owner.begin(async (tx) => {
    await tx`select from tasks where id = ${held} for update`;
    taken.resolve();
    await letGo.promise;
  });
  await taken.promise;
  const waiting = accept(held);
  await Promise.all(free.map((id) => accept(id)));
  expect(new Set(await statesOf(free))).toEqual(new Set(["released"]));
  expect(await statesOf([held])).toEqual(["delivered"]);
  letGo.resolve();
  await holder;
  expect((await waiting).answer.advanced).toEqual([held]);
});

test("a task stays locked from the reading it is judged on until its transaction ends", async () => {
  const [one = ""] = taskIds;
  const held = await database.owner.begin(async (tx) => {
    await tx`select from accounts where owner_id = ${one} for update`;
    const accepting = accept(one);
    const waits = () => database.app`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await expect.poll(async () => (await waits()).length).toBe(1);
    // The lock waited for is not on the task's own row.
    const free =
      await database.owner`select from tasks where id = ${one} for no key update skip locked`;
    return { accepting, free: free.length };
  });
  expect(held.free).toBe(0);
  expect((await held.accepting).answer.advanced).toEqual([one]);
});

test("a task whose money is missing fails its transaction, and all others are accepted without it", async () => {
  const [poor = "", ...fine] = taskIds;
  const hold = (micros: bigint) =>
    database.owner`update accounts set balance_micros = ${micros} where kind = 'escrow' and owner_id = ${poor}`;
  await hold(999n);
  const results = await Promise.allSettled([poor, ...fine].map((id) => accept(id)));
  await hold(1_000n);
  expect(results[0]).toMatchObject({ reason: { code: "insufficient_balance" } });
  expect(new Set(await statesOf(fine))).toEqual(new Set(["released"]));
  expect(await statesOf([poor])).toEqual(["delivered"]);
  await accept(poor);
});

test("a command that waited too long is refused at once, and delays no other", async () => {
  const restore = overrideEnv({ commandLimitMs: 800 });
  const [taken, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holder = database.owner.begin(async (tx) => {
    await tx`select from accounts where owner_id = ${people.lin.id} for update`;
    taken.resolve();
    await letGo.promise;
  });
  await taken.promise;
  const [first = "", second = "", third = ""] = taskIds;
  const codeOf = (id: string) => accept(id).catch((problem: { code: string }) => problem.code);
  const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  const underWay = [codeOf(first)];
  await turn();
  underWay.push(codeOf(second));
  await turn();
  // Both groups wait for an account that is locked elsewhere.
  const waiting = await codeOf(third);
  expect(await Promise.all(underWay)).toEqual(["outcome_unknown", "outcome_unknown"]);
  expect(waiting).toBe("busy");
  restore();
  letGo.resolve();
  await holder;
  await accept(third);
  expect(await statesOf([third])).toEqual(["released"]);
});

test("a connection cut at any moment leaves each task accepted exactly once", async () => {
  const cutting = { on: true };
  const knife = (async () => {
    while (cutting.on)
      await database.owner`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'farthing commands' and xact_start is not null
        order by random() limit 1`;
  })();
  const key = new Map(taskIds.map((id) => [id, newFormKey()]));
  const told = new Set<string>();
  const tryOn = async (id: string): Promise<void> => {
    try {
      await accept(id, { key: key.get(id) ?? "" });
    } catch (problem) {
      // Cut on every try: the command says so, and the same key goes on.
      told.add((problem as { code: string }).code);
      await tryOn(id);
    }
  };
  const before = await earned();
  const half = Promise.all(taskIds.map(tryOn));
  await new Promise((resolve) => setTimeout(resolve, 400));
  cutting.on = false;
  await knife;
  await half;
  expect([...told].filter((code) => code !== "busy" && code !== "outcome_unknown")).toEqual([]);
  expect((await earned()) - before).toBe(NET * BigInt(PIECES));
  expect(new Set(await statesOf(taskIds))).toEqual(new Set(["released"]));
});
