/** Every plain transition, each in its three forms: for one task, for a list, for a whole order. */
import { expect } from "vitest";
import { keyed, ok } from "#tests/kit/api.ts";
import { at, place } from "./tour-scene.ts";
import type { PlainTransition } from "#app/domain/orders/plain-move.ts";
import type { Client } from "#tests/kit/api.ts";
import type { Placed, Scene } from "./tour-scene.ts";

interface Way {
  by: "buyer" | "seller";
  /** What must have happened to the order before. */
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

/** A transition added to the table is missed here by the compiler. */
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
    await threeForms(scene, name as keyof typeof WAYS, way);
}

/** Once the deliveries of `started` are late enough; the clock is the caller's. */
export async function startedToBeLate(scene: Scene): Promise<Placed[]> {
  const placed = [await place(scene), await place(scene), await place(scene)];
  for (const each of placed) await start(scene, each);
  return placed;
}

export async function tourCancelLate({ buyer }: Scene, started: Placed[]): Promise<void> {
  await inThreeForms(buyer, "cancel_late", started);
}

async function threeForms(scene: Scene, transition: PlainTransition, way: Way): Promise<void> {
  const placed = [await place(scene), await place(scene), await place(scene)];
  for (const each of placed) for (const before of way.after) await before(scene, each);
  await inThreeForms(scene[way.by], transition, placed);
}

async function inThreeForms(api: Client, transition: PlainTransition, placed: Placed[]) {
  const [one, many, whole] = placed;
  if (!one || !many || !whole) throw new Error("Three orders are needed.");
  const body = { note };
  const list = { ...body, tasks: [{ id: many.id }] };
  const answers = [
    ok(await api.POST(`/tasks/{id}/${transition}`, { params: at(one.id), body })),
    ok(await api.POST(`/tasks/${transition}`, { params: keyed(), body: list })),
    ok(await api.POST(`/orders/{id}/${transition}`, { params: at(whole.orderId), body })),
  ];
  const moved = [one.id, many.id, whole.id].map((id) => ({ advanced: [id], refused: [] }));
  expect({ transition, answers }).toEqual({ transition, answers: moved });
}
