/** Files sent while an order runs: by both parties, until their work ends or is in dispute. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { caseFile } from "#app/domain/disputes/case-file.ts";
import { openDispute } from "#app/domain/disputes/open-dispute.ts";
import { fileFor } from "#app/domain/files/read-files.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { addFiles } from "#app/domain/orders/add-files.ts";
import { MAX_ORDER_FILES } from "#app/domain/orders/enclosure-limits.ts";
import { orderPage } from "#app/domain/orders/order-page.ts";
import { placeOrder } from "#app/domain/orders/place-order.ts";
import { sql } from "#app/domain/store/store.ts";
import { taskPage } from "#app/domain/tasks/task-page.ts";
import { overrideEnv } from "#app/env.server.ts";
import { cast, enrich, sampleGig } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { received } from "#tests/kit/received-files.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { move, order } from "#tests/kit/task-scene.ts";
import { callOffNow, finish, largeOrder } from "./fillings/scene.ts";

useDatabase();
let people: Cast;
let restore: () => void;
beforeAll(async () => {
  restore = overrideEnv({ uploadMaxFiles: 100 });
  people = await cast();
  await enrich(people.ada, 100_000_000n);
});
afterAll(() => restore());

const dollar = (quantity = 1) =>
  order(people.ada, people.lin, { priceMicros: 1_000_000n, quantity });

function send(actor: UserActor, orderId: string, names = ["photo.txt"], key = newFormKey()) {
  return addFiles(actor, { orderId, note: " The old coin. ", files: names.map(received), key });
}

const codeOf = async (sent: Promise<unknown>) => (await refusalOf(sent)).code;

const many = (count: number) => Array.from({ length: count }, (_, n) => `${n}.txt`);

happensOnce("orders.add_files", async () => {
  const { orderId } = await dollar();
  return {
    call: (key) => send(people.ada, orderId, ["photo.txt"], key),
    effect: async () =>
      (await orderPage(people.ada, orderId, { after: 0 })).order.enclosures.map(
        ({ files }) => files.length,
      ),
    once: [1],
    second: "done",
    both: [1, 1],
  };
});

test("the files are told to the other party, shown on the pages of order and task, and read by nobody else", async () => {
  const { orderId, taskIds } = await dollar();
  const { answer } = await send(people.ada, orderId, ["photo.txt", "sketch.txt"]);
  const events =
    await sql`select payload from events where subject_id = ${orderId} and name = 'order.files_added'`;
  expect(events).toMatchObject([
    { payload: { by: "buyer", note: "The old coin.", fileIds: answer.fileIds } },
  ]);
  const shown = [{ side: "buyer", note: "The old coin.", files: [{ name: "photo.txt" }, {}] }];
  const { ada, lin, sol, max } = people;
  for (const reader of [ada, lin, sol]) {
    expect((await taskPage(reader, taskIds[0] ?? "")).task.enclosures).toMatchObject(shown);
    expect((await orderPage(reader, orderId, { after: 0 })).order.enclosures).toMatchObject(shown);
    expect((await fileFor(reader, answer.fileIds[0] ?? "")).name).toBe("photo.txt");
  }
  for (const stranger of [max, null])
    expect(await codeOf(fileFor(stranger, answer.fileIds[0] ?? ""))).toBe("not_found");
});

test("strangers, staff and unknown orders are refused alike, and a form without a file is told so", async () => {
  const { orderId } = await dollar();
  for (const actor of [people.max, people.sol])
    expect(await codeOf(send(actor, orderId))).toBe("not_found");
  expect(await codeOf(send(people.ada, "ord_00000000000000000000000000"))).toBe("not_found");
  expect(await codeOf(send(people.ada, orderId, []))).toBe("empty_list");
});

test("in dispute the files are frozen, while another task of the order is open they are not, and afterwards it is over", async () => {
  const { orderId, taskIds } = await dollar(2);
  const [first = "", second = ""] = taskIds;
  await move(people.lin, "start", taskIds);
  const said = { reason: "not_as_ordered", statement: "This is no coin.", files: [] };
  const dispute = (taskId: string) =>
    openDispute(people.ada, { ...said, taskId, key: newFormKey() });
  const { answer } = await dispute(first);
  await send(people.lin, orderId);
  const { order: seen } = await caseFile(people.sol, answer.disputeId);
  expect(seen.enclosures).toMatchObject([{ side: "freelancer", files: [{ name: "photo.txt" }] }]);
  await dispute(second);
  for (const party of [people.ada, people.lin])
    expect(await codeOf(send(party, orderId))).toBe("files_frozen");
  const over = await dollar();
  await move(people.ada, "cancel", over.taskIds);
  expect(await codeOf(send(people.ada, over.orderId))).toBe("transition_refused");
});

test("each party has its own limit of files, also when two forms arrive at once", async () => {
  const { orderId } = await dollar();
  await send(people.ada, orderId, many(MAX_ORDER_FILES - 1));
  const both = await Promise.allSettled([send(people.ada, orderId), send(people.ada, orderId)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await codeOf(send(people.ada, orderId))).toBe("order_files_full");
  await send(people.lin, orderId);
});

test("thumbnails of pictures do not count against the limit", async () => {
  const { orderId } = await dollar();
  const thumbnail = (name: string) => {
    const { bytes, keptSha256, storageKey } = received(`small ${name}`);
    return { bytes, keptSha256, storageKey };
  };
  const pictures = many(MAX_ORDER_FILES - 1).map((name) => ({
    ...received(name),
    thumbnail: thumbnail(name),
  }));
  await addFiles(people.ada, { orderId, note: "", files: pictures, key: newFormKey() });
  await send(people.ada, orderId);
  expect(await codeOf(send(people.ada, orderId))).toBe("order_files_full");
});

test("a long note of emoji is told without its end, and no emoji is cut apart", async () => {
  const { orderId } = await dollar();
  const note = `x${"🪙".repeat(300)}`;
  await addFiles(people.ada, { orderId, note, files: [received("a.txt")], key: newFormKey() });
  const [event] = await sql<{ note: string }[]>`
    select payload->>'note' as note from events where subject_id = ${orderId} and name = 'order.files_added'`;
  expect(event?.note.isWellFormed()).toBe(true);
});

test("a large order has no files for the freelancer until it stands, and takes none before", async () => {
  const { ada, orderId } = await largeOrder(3);
  const [seller] = await sql<UserActor[]>`
    select 'user' as kind, freelancer_id as id, 'member' as role, 'password' as level from orders where id = ${orderId}`;
  if (seller === undefined) throw new Error("The order is missing.");
  expect(await codeOf(send(seller, orderId))).toBe("not_found");
  expect(await codeOf(send(ada, orderId))).toBe("transition_refused");
  await finish(orderId);
  await send(seller, orderId);
});

test("files that came with a large order are the buyer's alone until it stands, and after it was called off", async () => {
  const { ada, lin } = people;
  const gigId = await sampleGig(lin, { kind: "unit", priceMicros: 1n });
  const { answer } = await placeOrder(ada, {
    gigId,
    selection: { quantity: 2000 },
    brief: "",
    total: "0.002",
    files: [received("rows.txt")],
    key: newFormKey(),
  });
  const read = (who: UserActor) =>
    sql<{ id: string }[]>`
    select f.id from files f where f.order_id = ${answer.orderId}`.then(([file]) =>
      fileFor(who, file?.id ?? ""),
    );
  expect((await read(ada)).name).toBe("rows.txt");
  expect(await codeOf(read(lin))).toBe("not_found");
  await callOffNow(ada, answer.orderId);
  expect((await read(ada)).name).toBe("rows.txt");
  expect(await codeOf(read(lin))).toBe("not_found");
});
