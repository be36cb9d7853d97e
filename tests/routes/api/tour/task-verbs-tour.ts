/** Every plain transition, each in its four forms: for one task, for a list, for a whole order, as a batch. */
import { expect } from "vitest";
import { runBatches } from "#app/domain/batches/run-batches.ts";
import { keyed, ok } from "#tests/kit/api.ts";
import { at, place } from "./tour-scene.ts";
import type { PlainTransition } from "#app/domain/tasks/transition-lists.ts";
import type { Client } from "#tests/kit/api.ts";
import type { Placed, Scene } from "./tour-scene.ts";

interface Way {
  by: "buyer" | "seller";
  /** The events that must be in the order's history before. */
  after: ((scene: Scene, placed: Placed) => Promise<unknown>)[];
}

const note = "A word.";
const start = ({ seller }: Scene, { orderId }: Placed) =>
  seller.POST("/orders/{id}/start", { params: at(orderId), body: {} });
const deliver = ({ seller }: Scene, { orderId }: Placed) =>
  seller.POST("/orders/{id}/deliver", { params: at(orderId), body: { note } });
const propose = ({ seller }: Scene, { orderId }: Placed) =>
  seller.POST("/orders/{id}/propose_cancel", { params: at(orderId), body: { note } });
const askForTime = ({ seller }: Scene, { id }: Placed) =>
  seller.POST("/tasks/{id}/propose_extension", { params: at(id), body: { days: 2, note } });

/** The compiler finds a transition of the table that is missing here. */
const WAYS: Record<Exclude<PlainTransition, "cancel_late">, Way> = {
  start: { by: "seller", after: [] },
  decline: { by: "seller", after: [] },
  cancel: { by: "buyer", after: [] },
  revise: { by: "buyer", after: [start, deliver] },
  accept: { by: "buyer", after: [start, deliver] },
  agree_extension: { by: "buyer", after: [start, askForTime] },
  propose_cancel: { by: "buyer", after: [start] },
  refuse_cancel: { by: "buyer", after: [start, propose] },
  agree_cancel: { by: "buyer", after: [start, propose] },
  give_up: { by: "seller", after: [start] },
};

export async function tourTaskVerbs(scene: Scene): Promise<void> {
  for (const [name, way] of Object.entries(WAYS))
    await fourForms(scene, name as keyof typeof WAYS, way);
}

/** Once the deliveries of `started` are late enough; the clock is the caller's. */
export async function startedToBeLate(scene: Scene): Promise<Placed[]> {
  const placed = await fourOrders(scene);
  for (const each of placed) await start(scene, each);
  return placed;
}

export async function tourCancelLate({ buyer }: Scene, started: Placed[]): Promise<void> {
  await inFourForms(buyer, "cancel_late", started);
}

async function fourForms(scene: Scene, transition: PlainTransition, way: Way): Promise<void> {
  const placed = await fourOrders(scene);
  for (const each of placed) for (const before of way.after) await before(scene, each);
  await inFourForms(scene[way.by], transition, placed);
}

async function inFourForms(api: Client, transition: PlainTransition, placed: Placed[]) {
  const [one, many, whole, batch] = placed;
  if (!one || !many || !whole || !batch) throw new Error("Four orders are needed.");
  const body = { note };
  const list = { ...body, tasks: [{ id: many.id }] };
  const answers = [
    ok(await api.POST(`/tasks/{id}/${transition}`, { params: at(one.id), body })),
    ok(await api.POST(`/tasks/${transition}`, { params: keyed(), body: list })),
    ok(await api.POST(`/orders/{id}/${transition}`, { params: at(whole.orderId), body })),
  ];
  const moved = [one.id, many.id, whole.id].map((id) => ({ advanced: [id], refused: [] }));
  expect({ transition, answers }).toEqual({ transition, answers: moved });
  const asked = { note, orders: [batch.orderId] };
  const begun = ok(await api.POST(`/batches/${transition}`, { params: keyed(), body: asked }));
  await runBatches();
  const path = { id: begun.batch_id };
  const { items } = ok(await api.GET("/batches/{id}/items", { params: { path } }));
  expect(items).toMatchObject([{ task_id: batch.id, result: "done", code: null }]);
}

function fourOrders(scene: Scene): Promise<Placed[]> {
  return Promise.all([place(scene), place(scene), place(scene), place(scene)]);
}
