/** An order read, delivered with files, accepted in parts; and a dispute by both parties and by staff. */
import { expect } from "vitest";
import { runBatches } from "#app/domain/batches/run-batches.ts";
import { keyed, ok } from "#tests/kit/api.ts";
import { askingGig, Q } from "#tests/kit/asking-gig.ts";
import { sampleGig } from "#tests/kit/cast.ts";
import { at, place } from "./tour-scene.ts";
import { withFile } from "./with-file.ts";
import type { Scene } from "./tour-scene.ts";

const coin = () => new File(["Copper, copper.\n"], "coin.txt", { type: "text/plain" });

export async function tourOrders(scene: Scene): Promise<void> {
  const { buyer, seller } = scene;
  const { orderId, ids, id } = await place(scene, 4);
  const path = { id: orderId };
  const listed = ok(await buyer.GET("/orders", { params: { query: { side: "buyer" } } }));
  expect(listed.items[0]).toMatchObject({ id: orderId, task_count: 4, held: { amount: "4" } });
  expect(ok(await buyer.GET("/orders/{id}", { params: { path } })).brief).toBe("Copper, please.");
  const photo = withFile({ note: "The old coin." }, coin(), true);
  const sent = ok(await buyer.POST("/orders/{id}/files", { params: at(orderId), ...photo }));
  const { enclosures } = ok(await seller.GET("/orders/{id}", { params: { path } }));
  const [fileId = ""] = sent.file_ids;
  expect(enclosures).toMatchObject([
    { id: sent.enclosure_id, side: "buyer", note: "The old coin.", files: [{ id: fileId }] },
  ]);
  ok(await seller.POST("/orders/{id}/start", { params: at(orderId), body: {} }));

  const [, second = "", ...rest] = ids;
  const asked = { days: 3, note: "Ink is late." };
  ok(await seller.POST("/tasks/{id}/propose_extension", { params: at(id), body: asked }));
  ok(
    await seller.POST("/tasks/{id}/deliver", {
      params: at(id),
      ...withFile({ note: "One." }, coin(), true),
    }),
  );
  const list = { note: "Two.", tasks: [{ id: second }] };
  ok(await seller.POST("/tasks/deliver", { params: keyed(), body: list }));
  const all = ok(
    await seller.POST("/orders/{id}/deliver", {
      params: at(orderId),
      ...withFile({}, coin(), false),
    }),
  );
  expect([...all.advanced].sort()).toEqual([...rest].sort());
  const part = { amount: "0.25", note: "A quarter." };
  ok(await buyer.POST("/tasks/{id}/accept_part", { params: at(second), body: part }));

  const task = ok(await buyer.GET("/tasks/{id}", { params: { path: { id } } }));
  expect(task).toMatchObject({
    state: "delivered",
    deliveries: [{ files: [{ name: "coin.txt" }] }],
  });
  const file = task.deliveries[0]?.files[0]?.id ?? "";
  const bytes = await buyer.GET("/files/{id}", { params: { path: { id: file } }, parseAs: "text" });
  expect(bytes.data).toBe("Copper, copper.\n");
}

/** A gig with questions: an order with a part of the answers and the buyer's own facts, and the rest later. */
export async function tourAnswers({ buyer, seller, all }: Scene): Promise<void> {
  const gig_id = await askingGig(all.lin);
  const gig = ok(await buyer.GET("/gigs/{id}", { params: { path: { id: gig_id } } }));
  expect(gig.questions.map(({ key }) => key)).toEqual(Object.values(Q));
  const own = { reference: "INV-2026/7", metadata: { project: "Mint" } };
  const answers = [{ question: Q.motto, text: "Small change, kept well." }];
  const choice = { package: "basic" as const, quantity: 1, total: "10" };
  const body = { gig_id, ...choice, answers, ...own };
  const { order_id: id } = ok(await buyer.POST("/orders", { params: keyed(), body }));
  const path = { id };
  const read = async (who: Scene["buyer"]) =>
    ok(await who.GET("/orders/{id}", { params: { path } }));
  expect(await read(buyer)).toMatchObject(own);
  expect(await read(seller)).toMatchObject({ reference: null, metadata: null });
  const query = { side: "buyer" as const, reference: own.reference, metadata: "project=Mint" };
  const found = ok(await buyer.GET("/orders", { params: { query } }));
  expect(found.items).toMatchObject([
    { id, next_event: "go_unanswered", reference: own.reference },
  ]);
  const rest = {
    answers: [
      { question: Q.metal, text: "Copper" },
      { question: Q.photo, file_names: ["coin.txt"] },
    ],
  };
  const given = withFile(rest, coin(), true);
  const answered = ok(await buyer.POST("/orders/{id}/answers", { params: at(id), ...given }));
  expect(answered).toEqual({ unanswered: 0 });
  const { questions } = await read(seller);
  expect(questions.map(({ answer }) => answer?.files[0]?.name ?? answer?.value ?? null)).toEqual([
    "Small change, kept well.",
    "Copper",
    null,
    "coin.txt",
  ]);
}

export async function tourLargeOrders({ buyer, all }: Scene): Promise<void> {
  const gig_id = await sampleGig(all.lin, { kind: "unit", priceMicros: 1n });
  const body = { gig_id, quantity: 2000, total: "0.002", brief: "" };
  const sent = await buyer.POST("/orders", { params: keyed(), body });
  expect(sent.response.status).toBe(202);
  const { order_id: id } = ok(sent);
  expect(sent.response.headers.get("location")).toBe(`/api/v1/orders/${id}`);
  const path = { id };
  const { making } = ok(await buyer.GET("/orders/{id}", { params: { path } }));
  expect(making).toMatchObject({ state: "filling", total: 2000, made: 0 });
  ok(await buyer.POST("/orders/{id}/call_off", { params: at(id) }));
  const after = ok(await buyer.GET("/orders/{id}", { params: { path } }));
  expect(after.making).toMatchObject({ state: "returned", code: "order_called_off" });
}

export async function tourBatches(scene: Scene): Promise<void> {
  const { seller } = scene;
  const { orderId, ids } = await place(scene, 3);
  ok(await seller.POST("/orders/{id}/start", { params: at(orderId), body: {} }));
  const deliver = async (tasks: { id: string }[]) => {
    const body = { tasks, note: "All of them." };
    return ok(await seller.POST("/batches/deliver", { params: keyed(), body })).batch_id;
  };
  const [first = "", ...rest] = ids;
  const called = await deliver([{ id: first }]);
  ok(await seller.POST("/batches/{id}/cancel", { params: at(called) }));
  const done = await deliver(rest.map((id) => ({ id })));
  await runBatches();
  const read = async (id: string) =>
    ok(await seller.GET("/batches/{id}", { params: { path: { id } } }));
  expect(await read(called)).toMatchObject({ state: "cancelled", done: 0 });
  expect(await read(done)).toMatchObject({ state: "finished", done: 2 });
  const { items } = ok(await seller.GET("/batches"));
  expect(items.slice(0, 2).map(({ id }) => id)).toEqual([done, called]);
}

export async function tourDisputes(scene: Scene): Promise<void> {
  const { buyer, seller, staff } = scene;
  const { orderId, ids } = await place(scene, 2);
  ok(await seller.POST("/orders/{id}/start", { params: at(orderId), body: {} }));
  const open = async (id: string) => {
    const statement = "This is not the coin we agreed on.";
    const said = { reason: "not_as_ordered" as const, statement };
    return ok(await buyer.POST("/tasks/{id}/dispute", { params: at(id), body: said })).dispute_id;
  };
  const [given, ruled] = [await open(ids[0] ?? ""), await open(ids[1] ?? "")];
  ok(await buyer.POST("/disputes/{id}/concede", { params: at(given), body: {} }));
  const answer = { statement: "It is copper, as the brief said." };
  const answered = ok(
    await seller.POST("/disputes/{id}/statements", { params: at(ruled), body: answer }),
  );
  expect(answered.review).toBe(true);
  const path = { id: ruled };
  const seen = ok(await seller.GET("/disputes/{id}", { params: { path } }));
  expect(seen.statements).toHaveLength(2);

  const queue = { params: { query: { view: "review" as const } } };
  expect(ok(await staff.GET("/staff/disputes", queue)).items.map(({ id }) => id)).toEqual([ruled]);
  const file = ok(await staff.GET("/staff/disputes/{id}", { params: { path } }));
  expect(file.buyer.handle).toBe("ada");
  const ruling = {
    version: file.version,
    outcome: "split_percent" as const,
    percent: "25",
    explanation: "A quarter of it was done.",
  };
  const preview = { params: { path }, body: ruling };
  const would = ok(await staff.POST("/staff/disputes/{id}/preview", preview));
  expect(would).toMatchObject({ release: { amount: "0.25" }, refund: { amount: "0.75" } });
  expect(would.transfers).toHaveLength(3);
  ok(await staff.POST("/staff/disputes/{id}/rule", { params: at(ruled), body: ruling }));
  const closed = ok(await buyer.GET("/disputes/{id}", { params: { path } }));
  expect(closed.ruling).toMatchObject({ release: { amount: "0.25" }, refund: { amount: "0.75" } });
}
