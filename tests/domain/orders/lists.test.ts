/** Lists of tasks: duplicate, foreign, stale and overlapping ones; and raced moves. */
import { beforeAll, describe, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { MAX_MICROS } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/store/store.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { openDispute } from "#app/domain/disputes/open-dispute.ts";
import { advanceTasks } from "#app/domain/tasks/advance-tasks.ts";
import { deliver } from "#app/domain/tasks/deliver.ts";
import { runDeadlines } from "#app/domain/tasks/deadlines.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { handOver, move, order, statesOf } from "#tests/kit/task-scene.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000_000n);
});

async function deliveredPieces(quantity: number) {
  const placed = await order(people.ada, people.lin, {
    priceMicros: 1_000n,
    quantity,
    kind: "unit",
  });
  await move(people.lin, "start", placed.taskIds);
  await handOver(people.lin, placed.taskIds);
  return placed;
}

describe("a list of tasks", () => {
  test("of a whole order is empty for a person who is no party, as for a missing order", async () => {
    const { orderId } = await deliveredPieces(3);
    const tasksOf = (order: string) => ({
      transition: "accept" as const,
      tasks: { orderId: order },
      note: "",
      key: newFormKey(),
    });
    for (const order of [orderId, "ord_unknown"])
      await expect(advanceTasks(people.max, tasksOf(order))).rejects.toMatchObject({
        code: "empty_list",
      });
  });

  test("moves the tasks that can move and tells why the rest did not", async () => {
    const { taskIds } = await deliveredPieces(4);
    const [a = "", b = "", c = "", d = ""] = taskIds;
    await move(people.ada, "accept", [a]);
    const foreign = await order(people.ada, people.max, { priceMicros: 1_000n });
    const answer = await advanceTasks(people.ada, {
      transition: "accept",
      tasks: [
        { id: a },
        { id: b },
        { id: b },
        { id: c, version: 1 },
        { id: d },
        { id: "tsk_unknown" },
        { id: foreign.taskIds[0] ?? "" },
      ],
      note: "",
      key: newFormKey(),
    });
    expect(answer.answer.advanced).toEqual([b, d]);
    expect(Object.fromEntries(answer.answer.refused.map((row) => [row.id, row.code]))).toEqual({
      [a]: "transition_refused",
      [c]: "stale",
      tsk_unknown: "not_found",
      [foreign.taskIds[0] ?? ""]: "transition_refused",
    });
  });

  test("with a disputed task tells it apart: it ends on the dispute's page, the others end here", async () => {
    const { taskIds } = await deliveredPieces(3);
    const [disputed = "", ...others] = taskIds;
    const key = newFormKey();
    const why = {
      reason: "not_as_ordered",
      statement: "It is not a coin: I ordered one, and this is a button.",
      key,
    };
    await openDispute(people.ada, { taskId: disputed, files: [], ...why });
    const { advanced, refused } = await move(people.lin, "give_up", taskIds);
    expect(advanced).toEqual(others);
    expect(refused).toMatchObject([{ id: disputed, code: "transition_refused" }]);
  });

  test("of two currencies is settled in each by itself", async () => {
    await enrich(people.ada, 5_000n, "EUR");
    const dollars = await deliveredPieces(2);
    const what = { priceMicros: 2_000n, quantity: 2, kind: "unit" as const };
    const euros = await order(people.ada, people.lin, { ...what, currency: "EUR" });
    await move(people.lin, "start", euros.taskIds);
    await handOver(people.lin, euros.taskIds);
    const earned = async () => [
      await balance("earnings_available", people.lin.id, "USD"),
      await balance("earnings_available", people.lin.id, "EUR"),
    ];
    const [usd = 0n, eur = 0n] = await earned();
    const both = [...dollars.taskIds, ...euros.taskIds];
    expect((await move(people.ada, "accept", both)).advanced).toHaveLength(4);
    expect(await earned()).toEqual([usd + 1_800n, eur + 3_600n]);
  });

  test("whose prices together exceed eight bytes orders nothing", async () => {
    const dear = { priceMicros: MAX_MICROS, quantity: 10_000, kind: "unit" as const };
    const before = await balance("wallet", people.ada.id, "USD");
    await expect(order(people.ada, people.lin, dear)).rejects.toMatchObject({
      code: "insufficient_balance",
    });
    expect(await balance("wallet", people.ada.id, "USD")).toBe(before);
  });

  test("without tasks, or with more than the limit, is refused", async () => {
    const attempt = (tasks: Array<{ id: string }>) =>
      advanceTasks(people.ada, { transition: "accept", tasks, note: "", key: newFormKey() });
    await expect(attempt([])).rejects.toMatchObject({ code: "empty_list" });
    for (const length of [10_001, 100_001]) {
      const many = Array.from({ length }, (_, index) => ({ id: `tsk_${index}` }));
      await expect(attempt(many)).rejects.toMatchObject({
        code: "too_many_items",
        facts: { limit: "10000" },
      });
    }
  });

  test("of a whole order is chosen inside the command, so a double click answers twice alike", async () => {
    const { orderId, taskIds } = await deliveredPieces(50);
    const key = newFormKey();
    const accept = () =>
      advanceTasks(people.ada, { transition: "accept", tasks: { orderId }, note: "", key });
    const [first, second] = await Promise.all([accept(), accept()]);
    expect(first.answer).toEqual(second.answer);
    expect(first.answer.advanced).toHaveLength(50);
    expect(new Set(await statesOf(taskIds))).toEqual(new Set(["released"]));
  });

  test("gets files for one order at a time: another buyer may not read them", async () => {
    const [a, b] = [
      await order(people.ada, people.lin, { priceMicros: 1_000n }),
      await order(people.ada, people.lin, { priceMicros: 1_000n }),
    ];
    const taskIds = [...a.taskIds, ...b.taskIds];
    await move(people.lin, "start", taskIds);
    const file = {
      name: "a.txt",
      mediaType: "text/plain",
      bytes: 1,
      sha256: "00",
      keptSha256: "00",
      storageKey: newFormKey(),
    };
    const sent = deliver(people.lin, {
      tasks: taskIds.map((id) => ({ id })),
      note: "",
      files: [file],
      key: newFormKey(),
    });
    await expect(sent).rejects.toMatchObject({ code: "invalid_input", field: "files" });
  });

  test("delivered with neither words nor files is refused as empty", async () => {
    const { taskIds } = await order(people.ada, people.lin, { priceMicros: 1_000n });
    const tasks = taskIds.map((id) => ({ id }));
    await expect(
      deliver(people.lin, { tasks, note: " \n", files: [], key: newFormKey() }),
    ).rejects.toMatchObject({ code: "delivery_empty" });
  });
});

describe("raced lists", () => {
  test("that overlap in opposite order both end, and each task moves once", async () => {
    const { taskIds } = await deliveredPieces(60);
    const before = await balance("earnings_available", people.lin.id, "USD");
    const lists = [
      taskIds.slice(0, 40),
      taskIds.slice(20).toReversed(),
      taskIds.toReversed(),
      taskIds,
    ];
    const answers = await Promise.all(lists.map((ids) => move(people.ada, "accept", ids)));
    const advanced = answers.flatMap((answer) => answer.advanced);
    expect(advanced.toSorted()).toEqual(taskIds.toSorted());
    expect(await balance("earnings_available", people.lin.id, "USD")).toBe(before + 60n * 900n);
  });

  test("of acceptances and the freelancer's refunds move the money one way only", async () => {
    for (let round = 0; round < 10; round += 1) {
      const { taskIds } = await deliveredPieces(1);
      const results = await Promise.allSettled([
        move(people.ada, "accept", taskIds),
        move(people.lin, "give_up", taskIds),
      ]);
      expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    }
  });

  test("of many clocks carry out each deadline once", async () => {
    const { taskIds } = await order(people.ada, people.lin, {
      priceMicros: 1_000n,
      quantity: 30,
      kind: "unit",
    });
    await sql`select 1`;
    const { setClock } = await import("#app/domain/kernel/clock.ts");
    const later = Temporal.Now.instant().add({ hours: 24 * 4 });
    const restore = setClock({ now: () => later });
    await Promise.all([runDeadlines(), runDeadlines(), runDeadlines(), runDeadlines()]);
    restore();
    expect(new Set(await statesOf(taskIds))).toEqual(new Set(["refunded"]));
    const [steps] =
      await sql`select count(*)::int as n from task_transitions where transition = 'lapse' and task_id = any(${taskIds}::text[])`;
    expect(steps).toEqual({ n: 30 });
  });
});
