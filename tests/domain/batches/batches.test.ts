/** Batches: each item judged by itself, none done twice under kills and races, and an end with all results. */
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openDispute } from "#app/domain/disputes/open-dispute.ts";
import { revokeToken } from "#app/domain/security/api-tokens.ts";
import { reinstate, suspend } from "#app/domain/people/decide.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { sql } from "#app/domain/store/store.ts";
import { advanceTasks } from "#app/domain/tasks/advance-tasks.ts";
import {
  beginBatch,
  MAX_BATCH_ORDERS,
  MAX_NAMED_TASKS,
  MAX_OPEN_BATCHES,
} from "#app/domain/batches/begin-batch.ts";
import { batchSums } from "#app/domain/batches/batch-sums.ts";
import { batchItems, batchList, batchView } from "#app/domain/batches/batch-page.ts";
import { cancelBatch } from "#app/domain/batches/cancel-batch.ts";
import { runBatches } from "#app/domain/batches/run-batches.ts";
import { runSlice } from "#app/domain/batches/run-slice.ts";
import { tokenOf } from "#tests/kit/api.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { patientCommands } from "#tests/kit/patient-commands.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { handOver, move, order, statesOf } from "#tests/kit/task-scene.ts";
import { begin, ends, finish, resultsOf, standing, timesMade } from "./scene.ts";
import type { Cast } from "#tests/kit/cast.ts";

patientCommands();
const db = useDatabase();
const clock = useMovedClock();
let people: Cast;
beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000_000n);
  await enrich(people.max, 1_000_000n);
});
/** A test's unfinished batches would count for the next test. */
beforeEach(async () => runBatches());

/** Pieces ada ordered from lin, each at a tenth of a cent. */
async function pieces(quantity: number, how: "funded" | "delivered" = "delivered") {
  const placed = await order(people.ada, people.lin, {
    priceMicros: 1000n,
    quantity,
    kind: "unit",
  });
  if (how === "delivered") {
    await move(people.lin, "start", placed.taskIds);
    await handOver(people.lin, placed.taskIds);
  }
  return placed;
}

describe("a batch's item is done once", () => {
  test("when a worker is killed between doing and noting: the next worker notes what was done", async () => {
    const { ada } = people;
    const { taskIds } = await pieces(9);
    const batchId = await begin(ada, "accept", taskIds);
    await runSlice(batchId, 4);
    await db.owner.unsafe(
      `alter table batches add constraint killed check (id <> '${batchId}' or done <> 8)`,
    );
    await expect(runSlice(batchId, 4)).rejects.toThrow(/killed/);
    expect(await statesOf(taskIds.slice(4, 8))).toEqual(Array(4).fill("released"));
    expect(await standing(ada, batchId)).toMatchObject({ done: 4, left: 5 });
    await db.owner`alter table batches drop constraint killed`;
    // The row of an earlier release, whose command was named after orders.
    await db.owner.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`update commands set name = 'orders.accept' where idempotency_key = ${`batch:${batchId}:5`}`;
    });
    // The noted items are the done ones, whatever slice size this worker would have taken.
    await runSlice(batchId, 2);
    expect(await standing(ada, batchId)).toMatchObject({ done: 8, left: 1 });
    await finish(batchId, 4);
    expect(await standing(ada, batchId)).toMatchObject({ state: "finished", done: 9 });
    expect(await timesMade("accept", taskIds)).toEqual(Array(9).fill(1));
    expect(await ends(batchId)).toHaveLength(1);
  });

  test("when a worker is killed there and the batch is cancelled: the result says done", async () => {
    const { ada } = people;
    const { taskIds } = await pieces(6);
    const batchId = await begin(ada, "accept", taskIds);
    await db.owner.unsafe(
      `alter table batches add constraint killed check (id <> '${batchId}' or done = 0)`,
    );
    await expect(runSlice(batchId, 2)).rejects.toThrow(/killed/);
    await db.owner`alter table batches drop constraint killed`;
    await cancelBatch(ada, { batchId, key: newFormKey() });
    await finish(batchId, 2);
    expect(await resultsOf(ada, batchId)).toEqual([
      "done",
      "done",
      ...Array<string>(4).fill("batch_cancelled"),
    ]);
  });

  test("when many workers with different slices take one batch", async () => {
    const { ada } = people;
    const { taskIds } = await pieces(60);
    const batchId = await begin(ada, "accept", taskIds);
    await Promise.all([3, 4, 5, 6, 7, 8].map((most) => finish(batchId, most)));
    expect(await standing(ada, batchId)).toEqual({
      state: "finished",
      done: 60,
      refused: 0,
      left: 0,
    });
    expect(await timesMade("accept", taskIds)).toEqual(Array(60).fill(1));
    expect(await ends(batchId)).toHaveLength(1);
  });

  test("when workers race with a cancellation: the result says whether it was done or left", async () => {
    const { ada } = people;
    const { taskIds } = await pieces(40);
    const batchId = await begin(ada, "accept", taskIds);
    await Promise.all([
      finish(batchId, 2),
      finish(batchId, 3),
      cancelBatch(ada, { batchId, key: newFormKey() }),
    ]);
    const results = await resultsOf(ada, batchId);
    const states = await statesOf(taskIds);
    expect(results).toEqual(
      states.map((state) => (state === "released" ? "done" : "batch_cancelled")),
    );
    expect(await standing(ada, batchId)).toMatchObject({ state: "cancelled", left: 0 });
  });

  test("when two batches name the same tasks: one does it, the other says why not", async () => {
    const { ada } = people;
    const { taskIds } = await pieces(20);
    const [one, two] = [await begin(ada, "accept", taskIds), await begin(ada, "accept", taskIds)];
    await Promise.all([finish(one, 7), finish(two, 5)]);
    const results = [await resultsOf(ada, one), await resultsOf(ada, two)];
    for (const place of taskIds.keys())
      expect(new Set(results.map((all) => all[place]))).toEqual(
        new Set(["done", "transition_refused"]),
      );
    expect(await timesMade("accept", taskIds)).toEqual(Array(20).fill(1));
  });

  test("when the same request is sent again; another request under its key is refused", async () => {
    const { ada } = people;
    const { taskIds } = await pieces(2);
    const key = newFormKey();
    const input = { verb: "accept", orders: [], note: "", key } as const;
    const tasks = taskIds.map((id) => ({ id }));
    const first = await beginBatch(ada, { ...input, orders: [], tasks });
    const again = await beginBatch(ada, { ...input, orders: [], tasks });
    expect(again).toEqual({ answer: first.answer, replayed: true });
    const other = beginBatch(ada, { ...input, orders: [], tasks: tasks.slice(1) });
    expect(await refusalOf(other)).toMatchObject({ code: "key_reused" });
  });
});

describe("a bad item", () => {
  test("alone is refused with its own reason, and the batch ends", async () => {
    const { ada } = people;
    const { taskIds } = await pieces(1, "funded");
    const batchId = await begin(ada, "accept", taskIds);
    await finish(batchId);
    expect(await standing(ada, batchId)).toEqual({
      state: "finished",
      done: 0,
      refused: 1,
      left: 0,
    });
    const { items } = await batchItems(ada, batchId, { after: 0, limit: 5 });
    expect(items).toMatchObject([
      { code: "transition_refused", sentence: expect.stringMatching(/waiting for the freelancer/) },
    ]);
  });

  test("that makes the verb refuse the whole list does not fail the other items", async () => {
    const { ada, lin } = people;
    const { taskIds } = await pieces(9);
    const [, , , disputed = ""] = taskIds;
    await openDispute(ada, {
      taskId: disputed,
      reason: "not_as_ordered",
      statement: "This one is not what I ordered, and the others are.",
      files: [],
      key: newFormKey(),
    });
    const batchId = await begin(lin, "give_up", taskIds);
    await finish(batchId);
    expect(await resultsOf(lin, batchId)).toEqual(
      taskIds.map((id) => (id === disputed ? "transition_refused" : "done")),
    );
  });

  test("named twice counts once; an item that changed since its page was rendered is stale", async () => {
    const { ada } = people;
    const { taskIds } = await pieces(3);
    const [one = "", two = "", three = ""] = taskIds;
    const batchId = await begin(ada, "accept", [], {
      tasks: [{ id: one, version: 1 }, { id: two }, { id: one }, { id: two, version: 3 }],
    });
    await finish(batchId);
    expect(await batchView(ada, batchId)).toMatchObject({ total: 2 });
    // The last version named counts.
    expect(await resultsOf(ada, batchId)).toEqual(["done", "done"]);
    const stale = await begin(ada, "accept", [], { tasks: [{ id: three, version: 2 }] });
    await finish(stale);
    expect(await resultsOf(ada, stale)).toEqual(["stale"]);
  });

  test("rejected in a batch is sent back while a revision is left, and refused with that reason afterwards", async () => {
    const { ada, lin } = people;
    const { taskIds } = await pieces(4);
    await move(ada, "revise", taskIds.slice(0, 1));
    await handOver(lin, taskIds.slice(0, 1));
    const batchId = await begin(ada, "revise", taskIds, { note: "The labels are swapped." });
    await finish(batchId);
    expect(await resultsOf(ada, batchId)).toEqual(["no_revisions_left", "done", "done", "done"]);
    expect(await statesOf(taskIds)).toEqual(["delivered", "started", "started", "started"]);
  });

  test("whose slice's key was used for another command is refused as unknown", async () => {
    const { ada } = people;
    const { taskIds } = await pieces(3);
    const other = await pieces(1);
    const batchId = await begin(ada, "accept", taskIds);
    const key = `batch:${batchId}:1`;
    const tasks = other.taskIds.map((id) => ({ id }));
    await advanceTasks(ada, { transition: "accept", tasks, note: "", key });
    await finish(batchId);
    expect(await resultsOf(ada, batchId)).toEqual(["key_reused", "done", "done"]);
  });
});

describe("a batch is refused", () => {
  test("without tasks, with too many, and with orders of other people", async () => {
    const { ada, lin } = people;
    const { orderId } = await pieces(1);
    const code = async (work: Promise<unknown>) => {
      const { code: name, facts, message } = await refusalOf(work);
      return [name, facts, message];
    };
    expect((await code(begin(ada, "accept", [])))[0]).toBe("empty_list");
    expect((await code(begin(lin, "start", [], { orders: [orderId] })))[0]).toBe("empty_list");
    const many = Array.from({ length: MAX_NAMED_TASKS + 1 }, () => newId("task"));
    expect(await code(begin(ada, "accept", many))).toEqual([
      "too_many_items",
      { limit: "50000" },
      "A batch takes at most 50,000 tasks by name, so no batch was started.",
    ]);
    const orders = Array.from({ length: MAX_BATCH_ORDERS + 1 }, () => orderId);
    expect((await code(begin(ada, "accept", [], { orders })))[1]).toEqual({ limit: "1000" });
    expect(await code(begin(people.max, "accept", [], { orders: [orderId] }))).toMatchObject([
      "not_found",
      { order: orderId },
      "One of these orders does not exist or is not yours. No batch was started.",
    ]);
    expect((await code(begin(ada, "revise", [orderId], { note: "  " })))[0]).toBe("invalid_input");
    expect((await code(begin(lin, "deliver", [orderId], { note: "" })))[0]).toBe("delivery_empty");
  });

  test("beyond the number one account may have open, also when all are sent together", async () => {
    const { ada } = people;
    const { taskIds } = await pieces(1);
    const asked = await Promise.allSettled(
      Array.from({ length: MAX_OPEN_BATCHES + 4 }, () => begin(ada, "accept", taskIds)),
    );
    const begun = asked.filter(({ status }) => status === "fulfilled");
    expect(begun).toHaveLength(MAX_OPEN_BATCHES);
    const refused = asked.filter((one) => one.status === "rejected").map((one) => one.reason);
    for (const problem of refused) expect(problem).toMatchObject({ code: "too_many_batches" });
    await runBatches();
    expect(await standing(ada, await begin(ada, "accept", taskIds))).toMatchObject({ left: 1 });
  });
});

describe("a batch midway", () => {
  test("is cancelled once, by its owner: done items stay, the rest is left", async () => {
    const { ada, lin } = people;
    const { taskIds } = await pieces(5);
    const batchId = await begin(ada, "accept", taskIds);
    await runSlice(batchId, 2);
    const cancel = (actor = ada) => cancelBatch(actor, { batchId, key: newFormKey() });
    expect(await refusalOf(cancel(lin))).toMatchObject({ code: "not_found" });
    await cancel();
    await cancel();
    await finish(batchId);
    expect(await standing(ada, batchId)).toEqual({
      state: "cancelled",
      done: 2,
      refused: 3,
      left: 0,
    });
    expect(await statesOf(taskIds.slice(2))).toEqual(Array(3).fill("delivered"));
    expect(await ends(batchId)).toMatchObject([{ ended: "cancelled", done: 2, refused: 3 }]);
    expect(await refusalOf(cancel())).toMatchObject({ code: "transition_refused" });
  });

  test("whose person is suspended refuses the rest with that reason", async () => {
    const { ada, sol } = people;
    const { taskIds } = await pieces(4);
    const batchId = await begin(ada, "accept", taskIds);
    await runSlice(batchId, 1);
    const decision = { userId: ada.id, reason: "Looks stolen." };
    await suspend(sol, { ...decision, key: newFormKey() });
    await finish(batchId, 1);
    await reinstate(sol, { ...decision, key: newFormKey() });
    expect(await standing(ada, batchId)).toMatchObject({ state: "stopped", done: 1, refused: 3 });
    expect(await resultsOf(ada, batchId)).toEqual(["done", ...Array(3).fill("account_suspended")]);
    expect(await ends(batchId)).toMatchObject([{ ended: "stopped" }]);
  });

  test("whose token is revoked or expires refuses the rest with that reason", async () => {
    const { ada } = people;
    await tokenOf(ada, { days: 1 });
    const [token] = await sql<{ id: string }[]>`
      select id from api_tokens where user_id = ${ada.id} order by id desc limit 1`;
    const program = { ...ada, tokenId: token?.id ?? "" };
    const { taskIds } = await pieces(6);
    const batchId = await begin(program, "accept", taskIds.slice(0, 3));
    await runSlice(batchId, 1);
    const late = await begin(program, "accept", taskIds.slice(3));
    clock.pass(25);
    await finish(late);
    expect(await resultsOf(ada, late)).toEqual(Array(3).fill("token_expired"));
    await revokeToken(ada, { tokenId: program.tokenId, key: newFormKey() });
    await finish(batchId, 1);
    expect(await resultsOf(ada, batchId)).toEqual(["done", "token_revoked", "token_revoked"]);
    const levels = await sql<{ level: string }[]>`
      select level from commands where idempotency_key = ${`batch:${batchId}:1`} and actor_id = ${ada.id}`;
    expect(levels).toEqual([{ level: `token ${program.tokenId}` }]);
  });

  test("that is begun while others are being carried out is not forgotten", async () => {
    const { ada } = people;
    const { taskIds } = await pieces(6);
    await begin(ada, "accept", taskIds.slice(0, 3));
    const first = runBatches();
    const late = await begin(ada, "accept", taskIds.slice(3));
    await Promise.all([first, runBatches()]);
    expect(await standing(ada, late)).toMatchObject({ state: "finished", done: 3 });
  });

  test("a full disk fails no item of a batch: the items are done once there is room", async () => {
    const { taskIds } = await pieces(2);
    const batchId = await begin(people.ada, "accept", taskIds);
    await db.owner.unsafe(`
      create function no_room() returns trigger language plpgsql as $$
      begin raise exception 'no room' using errcode = '53100'; end $$;
      create trigger zz_no_room before insert on task_transitions for each statement execute function no_room()`);
    await expect(runSlice(batchId)).rejects.toMatchObject({ code: "disk_full" });
    await db.owner`drop trigger zz_no_room on task_transitions`;
    await finish(batchId);
    expect(await resultsOf(people.ada, batchId)).toEqual(["done", "done"]);
  });

  test("a batch that fails is left for the next run and holds up no other batch", async () => {
    const { ada } = people;
    const { taskIds } = await pieces(4);
    const bad = await begin(ada, "accept", taskIds.slice(0, 2));
    const good = await begin(ada, "accept", taskIds.slice(2));
    await db.owner.unsafe(
      `alter table batches add constraint broken check (id <> '${bad}' or done = 0)`,
    );
    await expect(runBatches()).rejects.toThrow(/broken/);
    await db.owner`alter table batches drop constraint broken`;
    expect(await standing(ada, good)).toMatchObject({ state: "finished", done: 2 });
    await runBatches();
    expect(await standing(ada, bad)).toMatchObject({ state: "finished", done: 2 });
  });
});

test("only the owner reads a batch: list, counts and results in pages", async () => {
  const { ada, lin, max } = people;
  const { taskIds } = await pieces(5);
  const batchId = await begin(ada, "accept", taskIds);
  for (const stranger of [lin, max]) {
    expect((await batchList(stranger)).batches.map(({ id }) => id)).not.toContain(batchId);
    expect(await refusalOf(batchView(stranger, batchId))).toMatchObject({ code: "not_found" });
    const items = batchItems(stranger, batchId, { after: 0, limit: 5 });
    expect(await refusalOf(items)).toMatchObject({ code: "not_found" });
  }
  expect((await batchList(ada)).batches[0]).toMatchObject({ id: batchId, total: 5, left: 5 });
  const seen: string[] = [];
  for (let after: number | null = 0; after !== null;) {
    const page: Awaited<ReturnType<typeof batchItems>> = await batchItems(ada, batchId, {
      after,
      limit: 2,
    });
    seen.push(...page.items.map(({ taskId }) => taskId));
    after = page.nextAfter;
  }
  expect(seen).toEqual(taskIds);
  await runSlice(batchId, 3);
  const some = (result: "done" | "refused" | "waiting") =>
    batchItems(ada, batchId, { after: 0, limit: 9, result }).then(({ items }) => items.length);
  expect([await some("done"), await some("refused"), await some("waiting")]).toEqual([3, 0, 2]);
});

// The last, because the books are checked after each test, and with ten thousand tasks that takes a second.
test("a batch of ten thousand with bad items in between: each has its own result, and its end is told once", async () => {
  const { ada, lin, max } = people;
  const { orderId, taskIds } = await pieces(10_000, "funded");
  for (const verb of ["start", "deliver"] as const) {
    const batchId = await begin(lin, verb, [], { orders: [orderId] });
    await finish(batchId);
    expect(await standing(lin, batchId)).toEqual({
      state: "finished",
      done: 10_000,
      refused: 0,
      left: 0,
    });
  }
  const foreign = await order(max, lin, { priceMicros: 1000n, quantity: 3, kind: "unit" });
  const early = taskIds.filter((_, place) => place % 1000 === 7);
  await move(ada, "accept", early);
  const missing = newId("task");
  const named = [...taskIds];
  named.splice(5000, 0, ...foreign.taskIds, missing);
  const batchId = await begin(ada, "accept", named);
  await runBatches();
  expect(await standing(ada, batchId)).toEqual({
    state: "finished",
    done: 9990,
    refused: 14,
    left: 0,
  });
  const strange = new Set([...foreign.taskIds, missing]);
  expect(await resultsOf(ada, batchId)).toEqual(
    named.map((id) =>
      strange.has(id) ? "not_found" : early.includes(id) ? "transition_refused" : "done",
    ),
  );
  expect(new Set(await timesMade("accept", taskIds))).toEqual(new Set([1]));
  const priceOfOne = 1000n;
  expect(await batchSums(await batchView(ada, batchId))).toEqual([
    { currency: "USD", releasedMicros: 9990n * priceOfOne, refundedMicros: 0n },
  ]);
  expect(await ends(batchId)).toEqual([
    {
      userId: ada.id,
      batchId,
      verb: "accept",
      title: "Accept 10,004 tasks",
      count: 10_004,
      done: 9990,
      refused: 14,
      ended: "finished",
    },
  ]);
}, 240_000);
