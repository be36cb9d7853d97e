/** The tasks of an agreed order follow one another: the clock of the next begins when the one before closes, at every door. */
import { beforeAll, beforeEach, expect, test } from "vitest";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { concede } from "#app/domain/disputes/concede.ts";
import { openDispute } from "#app/domain/disputes/open-dispute.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { fundLine } from "#app/domain/orders/agreed/fund-line.ts";
import { sql } from "#app/domain/store/store.ts";
import { advance } from "#app/domain/tasks/advance.ts";
import { runDeadlines } from "#app/domain/tasks/deadlines.ts";
import { lockTasks } from "#app/domain/tasks/lock-tasks.ts";
import { amounts } from "#app/domain/tasks/plain-move.ts";
import { agreedOrder } from "#tests/kit/agreed-order.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { movingClock } from "#tests/kit/moving-clock.ts";
import { handOver, move } from "#tests/kit/task-scene.ts";
import { untilTrue } from "#tests/worker/until-true.ts";

const database = useDatabase();
const clock = movingClock();
let people: Cast;
let orderId: string;
let ids: string[];

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 5_000_000_000n);
});

beforeEach(async () => {
  ({ orderId, taskIds: ids } = await agreedOrder(people));
});

const task = (n: number) => ids[n - 1] ?? "";

/** The state of each task, with its clock. */
async function line(): Promise<string> {
  const rows = await sql<{ state: string; next: string | null }[]>`
    select state, next_event as next from tasks where order_id = ${orderId} order by position`;
  return rows.map(({ state, next }) => (next === null ? state : `${state} ${next}`)).join(", ");
}

async function eventsOf(): Promise<string[]> {
  const rows = await sql<{ name: string; title: string }[]>`
    select name, payload->>'title' as title from events
    where payload->>'orderId' = ${orderId} and name in ('order.turn_came', 'order.line_unfunded') order by id`;
  return rows.map(({ name, title }) => `${name} ${title}`);
}

async function delivered(taskId: string): Promise<void> {
  await move(people.lin, "start", [taskId]);
  await handOver(people.lin, [taskId]);
}

test("a task that is accepted gives the next one its clock, and the freelancer is told", async () => {
  await delivered(task(1));
  expect(await line()).toBe("delivered settle, funded, funded");
  await move(people.ada, "accept", [task(1)]);
  expect(await line()).toBe("released, funded lapse, funded");
  expect(await eventsOf()).toEqual(["order.turn_came Ink"]);
});

test("a task that is declined, cancelled or given up gives the next one its clock", async () => {
  await move(people.lin, "decline", [task(1)]);
  expect(await line()).toBe("refunded, funded lapse, funded");
  await move(people.ada, "cancel", [task(2)]);
  expect(await line()).toBe("refunded, refunded, funded lapse");
});

test("the clock that closes a task gives the next one its clock, one after the other", async () => {
  clock.forward({ hours: 24 * 30 });
  await runDeadlines();
  expect(await line()).toBe("refunded, funded lapse, funded");
  clock.forward({ hours: 24 * 30 });
  await runDeadlines();
  clock.forward({ hours: 24 * 30 });
  await runDeadlines();
  expect(await line()).toBe("refunded, refunded, refunded");
});

test("a dispute that the freelancer gives in to gives the next task its clock", async () => {
  await delivered(task(1));
  const key = newFormKey();
  const statement = "It is a circle.";
  const { answer } = await openDispute(people.ada, {
    taskId: task(1),
    reason: "other",
    statement,
    files: [],
    key,
  });
  expect(await line()).toBe("disputed, funded, funded");
  await concede(people.lin, { disputeId: answer.disputeId, key: newFormKey() });
  expect(await line()).toBe("refunded, funded lapse, funded");
});

test("several tasks that close in one command give their turn to the first that is left", async () => {
  await move(people.ada, "cancel", [task(1), task(2)]);
  expect(await line()).toBe("refunded, refunded, funded lapse");
});

test("a waiting task can be started early, and the one after it waits for both", async () => {
  await move(people.lin, "start", [task(2)]);
  expect(await line()).toBe("funded lapse, started abandon, funded");
  await move(people.ada, "cancel", [task(1)]);
  expect(await line()).toBe("refunded, started abandon, funded");
  await handOver(people.lin, [task(2)]);
  await move(people.ada, "accept", [task(2)]);
  expect(await line()).toBe("refunded, released, funded lapse");
});

test("a waiting task can be cancelled, and no clock begins", async () => {
  await move(people.ada, "cancel", [task(2)]);
  expect(await line()).toBe("funded lapse, refunded, funded");
});

test("the buyer is told of the next line when a task was paid and that line is not funded", async () => {
  ({ orderId, taskIds: ids } = await agreedOrder(people, { funded: 1 }));
  await delivered(task(1));
  await move(people.ada, "accept", [task(1)]);
  expect(await eventsOf()).toEqual(["order.line_unfunded Ink"]);
  ({ orderId, taskIds: ids } = await agreedOrder(people, { funded: 1 }));
  await move(people.lin, "decline", [task(1)]);
  expect(await eventsOf()).toEqual([]);
});

/** Closes a task by a command that stays open until another one waits for it; returns the other's result. */
async function whileClosing<T>(taskId: string, other: () => Promise<T>): Promise<T> {
  const { promise: closed, resolve: tell } = Promise.withResolvers<void>();
  const { promise: freed, resolve: free } = Promise.withResolvers<void>();
  const spec = { name: "test.close" as const, actor: people.ada, key: newFormKey(), input: {} };
  const closing = command(spec, async (tx) => {
    const { ready } = await lockTasks(tx, [{ id: taskId }], "cancel");
    const moves = ready.map(({ task: it, party }) => ({
      task: it,
      party,
      note: "",
      ...amounts("cancel", it),
    }));
    await advance(tx, "cancel", moves);
    tell();
    await freed;
    return {};
  });
  await closed;
  const waiting = other();
  waiting.catch(() => {});
  await untilTrue(20, async () => {
    const rows = await database.owner`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    return rows.length > 0;
  });
  free();
  await closing;
  return waiting;
}

test("two earlier tasks that close at the same time give the next one its clock", async () => {
  await delivered(task(2));
  await whileClosing(task(1), () => move(people.ada, "accept", [task(2)]));
  expect(await line()).toBe("refunded, released, funded lapse");
});

test("a line funded while the task before it closes has its clock", async () => {
  ({ orderId, taskIds: ids } = await agreedOrder(people, { funded: 1 }));
  await whileClosing(task(1), () =>
    fundLine(people.ada, { orderId, position: 2, key: newFormKey() }),
  );
  expect(await line()).toBe("refunded, funded lapse");
});

test("two lists that close tasks of two orders crosswise deadlock, and the one that is tried again has one effect", async () => {
  const other = await agreedOrder(people);
  const [last = ""] = other.taskIds;
  const before = await balance("wallet", people.ada.id, "USD");
  let cancelled: Promise<unknown> = Promise.resolve();
  // As a list does that closed the first task of each order: what waits behind them is locked afterwards.
  await database.owner.begin(async (tx) => {
    await tx`set local deadlock_timeout = '20s'`;
    await tx`select from tasks where id = ${last} for no key update`;
    cancelled = move(people.ada, "cancel", [task(2), last]);
    await untilTrue(20, async () => {
      const rows = await tx`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      return rows.length > 0;
    });
    await tx`select from tasks where id = ${task(2)} for no key update`;
  });
  await cancelled;
  expect(await line()).toBe("funded lapse, refunded, funded");
  expect(await balance("wallet", people.ada.id, "USD")).toBe(before + 50_000_000n + 20_000_001n);
});
