/** The history of a message: every attempt with its answer and its time, newest first, bounded, deleted with the message. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { KEPT_ATTEMPTS } from "#app/domain/webhooks/attempts.ts";
import { pauseEndpoint } from "#app/domain/webhooks/change-endpoint.ts";
import { deliveryPage } from "#app/domain/webhooks/delivery-page.ts";
import { endpointPage } from "#app/domain/webhooks/endpoint-page.ts";
import { forgetDeliveries } from "#app/domain/webhooks/forget-deliveries.ts";
import { redeliver, redeliverDead } from "#app/domain/webhooks/redeliver.ts";
import { noteFailed, takeDue } from "#app/domain/webhooks/send-queue.ts";
import { call, tokenOf } from "#tests/kit/api.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { deliveriesOf, endpointOf, happen, settled } from "#tests/domain/webhooks/scene.ts";
import { send, useSending } from "./sending-scene.ts";

const scene = useSending();
const { db, clock } = scene;

async function oneMessage() {
  const { endpointId } = await endpointOf(scene.people.lin, scene.receiver.origin);
  await happen([settled(scene.people.lin)]);
  const [delivery] = await deliveriesOf(endpointId);
  return { endpointId, deliveryId: delivery?.id ?? "" };
}

test("refused, unanswered and accepted attempts are listed, each with its answer and its result", async () => {
  const asked = await oneMessage();
  scene.receiver.answer(503);
  await send();
  clock.pass(1);
  scene.receiver.answer(204);
  await send();
  await redeliver(scene.people.lin, { ...asked, key: newFormKey() });
  await send();
  const { delivery, history } = await deliveryPage(scene.people.lin, asked);
  expect(delivery).toMatchObject({ state: "delivered", attempts: 1 });
  expect(history).toMatchObject([
    { attempt: 1, status: 204, nextAt: null },
    { attempt: 2, status: 204, nextAt: null },
    { attempt: 1, status: 503, excerpt: "said 503" },
  ]);
  const [, , first] = history;
  expect(first?.nextAt?.getTime()).toBeGreaterThan(first?.at.getTime() ?? 0);
  for (const { tookMs } of history) expect(tookMs).toBeGreaterThanOrEqual(0);
});

test("an attempt that pauses its webhook plans no next attempt", async () => {
  const asked = await oneMessage();
  const message = await takeDue([]);
  if (message === null) throw new Error("Nothing is due.");
  await pauseEndpoint(scene.people.lin, { endpointId: asked.endpointId, key: newFormKey() });
  await noteFailed(
    message,
    { status: null, excerpt: "Nothing answers.", tookMs: 12, retryAfter: null },
    0.5,
  );
  const { history } = await deliveryPage(scene.people.lin, asked);
  expect(history).toMatchObject([{ status: null, tookMs: 12, nextAt: null }]);
});

test("an attempt is read by its owner only, on the page and by the API, which agree", async () => {
  const asked = await oneMessage();
  await send();
  expect(await refusalOf(deliveryPage(scene.people.ada, asked))).toMatchObject({
    code: "not_found",
  });
  const elsewhere = { ...asked, endpointId: "whk_none" };
  expect(await refusalOf(deliveryPage(scene.people.lin, elsewhere))).toMatchObject({
    code: "not_found",
  });
  const path = `/webhooks/${asked.endpointId}/deliveries/${asked.deliveryId}`;
  const answer = await call(await tokenOf(scene.people.lin), "GET", path);
  expect(answer).toMatchObject({
    status: 200,
    body: {
      id: asked.deliveryId,
      event_name: "payout.settled",
      state: "delivered",
      last_status: 204,
      history: [{ attempt: 1, status: 204, next_at: null }],
    },
  });
  expect(JSON.parse(String(answer.body["body"]))).toMatchObject({ type: "payout.settled" });
  expect((await call(await tokenOf(scene.people.ada), "GET", path)).status).toBe(404);
});

test("the oldest attempts are deleted first, and all of them with their message", async () => {
  const asked = await oneMessage();
  await send();
  for (let times = 1; times < KEPT_ATTEMPTS + 3; times += 1) {
    await redeliver(scene.people.lin, { ...asked, key: newFormKey() });
    await send();
  }
  const kept = async () =>
    (await sql`select id from webhook_attempts where delivery_id = ${asked.deliveryId}`).length;
  expect(await kept()).toBe(KEPT_ATTEMPTS);
  expect(scene.receiver.received).toHaveLength(KEPT_ATTEMPTS + 3);
  clock.pass(91 * 24);
  await forgetDeliveries();
  expect(await kept()).toBe(0);
  expect(await refusalOf(deliveryPage(scene.people.lin, asked))).toMatchObject({
    code: "not_found",
  });
});

test("messages given up on are listed by themselves and sent again together", async () => {
  const { endpointId } = await oneMessage();
  const dead = () => endpointPage(scene.people.lin, endpointId, null, "dead");
  const again = (actor = scene.people.lin) =>
    redeliverDead(actor, { endpointId, key: newFormKey() });
  expect(await refusalOf(again())).toMatchObject({ code: "empty_list" });
  scene.receiver.answer(500);
  await send();
  await happen([settled(scene.people.lin)]);
  await db.owner`update webhook_deliveries set state = 'dead', next_at = null where state = 'failed'`;
  expect(await dead()).toMatchObject({ dead: 1, deliveries: [{ state: "dead" }] });
  expect(await refusalOf(again(scene.people.ada))).toMatchObject({ code: "not_found" });
  scene.receiver.answer(204);
  expect((await again()).answer).toEqual({ endpointId, messages: 1 });
  await send();
  expect(await dead()).toMatchObject({ dead: 0, deliveries: [] });
  const states = (await deliveriesOf(endpointId)).map(({ state }) => state);
  expect(states).toEqual(["delivered", "delivered"]);
  await pauseEndpoint(scene.people.lin, { endpointId, key: newFormKey() });
  expect(await refusalOf(again())).toMatchObject({ code: "webhook_paused" });
});
