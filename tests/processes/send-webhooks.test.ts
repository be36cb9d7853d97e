/** From an event to a receiver: signed, once, retried for three days, and given up where its owner sees it. */
import { describe, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { pauseEndpoint, resumeEndpoint } from "#app/domain/webhooks/change-endpoint.ts";
import { forgetDeliveries } from "#app/domain/webhooks/forget-deliveries.ts";
import { redeliver, sendTest } from "#app/domain/webhooks/redeliver.ts";
import { rotateSecret } from "#app/domain/webhooks/rotate-secret.ts";
import { sign } from "#app/domain/webhooks/signature.ts";
import { sendDueWebhooks } from "#app/processes/send-webhooks.ts";
import { relay } from "#app/worker/relay.ts";
import { suspendByHand } from "#tests/kit/suspension-scene.ts";
import {
  deliveriesOf,
  endpointOf,
  happen,
  settled,
  stateOf,
} from "#tests/domain/webhooks/scene.ts";
import { startReceiver } from "#tests/gateways/webhooks/receiver.ts";
import type { Received } from "#tests/gateways/webhooks/receiver.ts";
import { send, useSending } from "#tests/gateways/webhooks/sending-scene.ts";

const scene = useSending();
const { db, clock } = scene;
const key = () => newFormKey();

/** A receiver's library, checking a message. */
function verified({ headers, body }: Received, secret: string): boolean {
  const id = String(headers["webhook-id"]);
  const seconds = Number.parseInt(String(headers["webhook-timestamp"]), 10);
  const given = String(headers["webhook-signature"]).split(" ");
  return given.includes(sign(secret, { id, seconds, body }));
}

describe("a webhook message", () => {
  test("is signed, describes the event and is sent once, however often relay and sender run", async () => {
    const { endpointId, secret } = await endpointOf(scene.people.lin, scene.receiver.origin);
    const commandId = await happen([settled(scene.people.lin), settled(scene.people.ada)]);
    await Promise.all([relay({ commandIds: [commandId] }), relay({ commandIds: [commandId] })]);
    await db.owner`delete from event_relays`;
    await relay({ commandIds: [commandId] });
    await Promise.all([send(), send(), send()]);
    await send();
    const [message, ...more] = scene.receiver.received;
    expect(more).toEqual([]);
    if (message === undefined) throw new Error("Nothing came.");
    expect(verified(message, secret)).toBe(true);
    expect(verified({ ...message, body: message.body.replace("5", "6") }, secret)).toBe(false);
    const [delivery] = await deliveriesOf(endpointId);
    expect(delivery).toMatchObject({ state: "delivered", attempts: 1, lastStatus: 204 });
    expect(message.headers["webhook-id"]).toBe(delivery?.eventId);
    expect(JSON.parse(message.body)).toMatchObject({
      type: "payout.settled",
      data: { payout_id: "pay_1", currency: "USD", amount: "5" },
    });
  });

  test("goes to both parties, each with the fields they may know, and to no other person", async () => {
    const others = await startReceiver();
    await endpointOf(scene.people.ada, `${scene.receiver.origin}/ada`);
    await endpointOf(scene.people.lin, `${scene.receiver.origin}/lin`);
    await endpointOf(scene.people.max, others.origin);
    await endpointOf(scene.people.sol, `${others.origin}/staff`);
    const parties = { buyerId: scene.people.ada.id, freelancerId: scene.people.lin.id };
    const payload = { parties, orderId: "ord_1", title: "A coin", net: "36", released: "40" };
    // The row of an earlier release.
    await happen([{ name: "task.accepted", subjectId: "tsk_1", payload: payload as never }]);
    await send();
    const data = Object.fromEntries(
      scene.receiver.received.map(({ path, body }) => [
        path,
        (JSON.parse(body) as { data: object }).data,
      ]),
    );
    expect(data).toEqual({
      "/ada": { side: "buyer", order_id: "ord_1", title: "A coin", released: "40" },
      "/lin": { side: "freelancer", order_id: "ord_1", title: "A coin", released: "40", net: "36" },
    });
    expect(others.received).toEqual([]);
  });

  test("sent by hand: a test goes to its endpoint only; a redelivery carries the same id and body", async () => {
    const other = await startReceiver();
    const { endpointId } = await endpointOf(scene.people.lin, scene.receiver.origin, [
      "payout.failed",
    ]);
    await endpointOf(scene.people.lin, other.origin);
    await sendTest(scene.people.lin, { endpointId, key: key() });
    const [command] = await sql<{ id: string }[]>`
      select id from commands where name = 'webhooks.send_test' order by id desc limit 1`;
    await relay({ commandIds: [command?.id] });
    await send();
    expect(scene.receiver.received).toHaveLength(1);
    expect(other.received).toEqual([]);
    const [delivery] = await deliveriesOf(endpointId);
    const input = { endpointId, deliveryId: delivery?.id ?? "", key: key() };
    clock.pass(5);
    await redeliver(scene.people.lin, input);
    await redeliver(scene.people.lin, input);
    await send();
    const [first, second, ...more] = scene.receiver.received;
    expect(more).toEqual([]);
    expect(second?.body).toBe(first?.body);
    expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
    expect(second?.headers["webhook-timestamp"]).not.toBe(first?.headers["webhook-timestamp"]);
    expect(JSON.parse(first?.body ?? "")).toMatchObject({
      type: "webhook.test",
      data: { webhook_id: endpointId },
    });
  });

  test("is signed with both secrets for a day after a rotation, then with the new one only", async () => {
    const { endpointId, secret: old } = await endpointOf(scene.people.lin, scene.receiver.origin);
    const rotated = await rotateSecret(scene.people.lin, { endpointId, key: key() });
    const secrets = [old, rotated.secret ?? ""];
    const check = async () => {
      await happen([settled(scene.people.lin)]);
      await send();
      const message = scene.receiver.received.at(-1);
      return secrets.map((secret) => message !== undefined && verified(message, secret));
    };
    expect(await check()).toEqual([true, true]);
    clock.pass(23);
    expect(await check()).toEqual([true, true]);
    clock.pass(1.1);
    expect(await check()).toEqual([false, true]);
  });
});

describe("a webhook receiver in trouble", () => {
  test("is tried again, later each time; the last time at the end of three days, then never", async () => {
    const { endpointId } = await endpointOf(scene.people.lin, scene.receiver.origin);
    scene.receiver.answer(500);
    await happen([settled(scene.people.lin)]);
    const pauses: number[] = [];
    for (;;) {
      await send();
      const [delivery] = await deliveriesOf(endpointId);
      if (delivery?.nextAt === null || delivery?.nextAt === undefined) break;
      expect(delivery).toMatchObject({ state: "failed", lastStatus: 500, lastExcerpt: "said 500" });
      const [row] = await sql<{ hours: number }[]>`
        select extract(epoch from next_at - last_at)::float / 3600 as hours from webhook_deliveries`;
      const hours = row?.hours ?? 0;
      pauses.push(hours);
      // Just before its time no message is sent.
      clock.pass(hours - 0.01);
      const before = scene.receiver.received.length;
      await send();
      expect(scene.receiver.received).toHaveLength(before);
      clock.pass(0.03);
    }
    expect(pauses.slice(0, 4).map((hours) => Math.round(hours * 3600))).toEqual([30, 90, 270, 810]);
    expect(Math.max(...pauses)).toBe(10);
    const [delivery] = await deliveriesOf(endpointId);
    expect(delivery).toMatchObject({ state: "dead", attempts: pauses.length + 1 });
    expect(scene.receiver.received).toHaveLength(pauses.length + 1);
    expect(new Set(scene.receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(
      1,
    );

    // Three days without a success: paused, and its owner was told.
    expect(await stateOf(endpointId)).toEqual({ state: "paused", pausedBy: "failing" });
    const [command] = await sql<{ id: string }[]>`
      select id from commands where name = 'webhooks.pause_failing' order by id desc limit 1`;
    await relay({ commandIds: [command?.id] });
    const notices = await sql`
      select title, body, link from notices where user_id = ${scene.people.lin.id} and kind like 'webhook.paused%'`;
    expect(notices).toMatchObject([
      { title: "A webhook of yours is paused", link: `/settings/webhooks/${endpointId}` },
    ]);
    expect(notices[0]?.["body"]).toContain("accepted nothing for 3 days");

    // Repaired, resumed and sent by hand.
    scene.receiver.answer(200);
    await resumeEndpoint(scene.people.lin, { endpointId, key: key() });
    const input = { endpointId, deliveryId: delivery?.id ?? "", key: key() };
    await redeliver(scene.people.lin, input);
    await send();
    expect(await deliveriesOf(endpointId)).toMatchObject([{ state: "delivered", attempts: 1 }]);
  });

  test("that asks for a pause gets it", async () => {
    const { endpointId } = await endpointOf(scene.people.lin, scene.receiver.origin);
    const { endpointId: other } = await endpointOf(scene.people.ada, scene.receiver.origin);
    scene.receiver.answer((answer) => void answer.writeHead(429, { "retry-after": "3600" }).end());
    await happen(Array.from({ length: 9 }, () => settled(scene.people.lin)));
    await send();
    // Two are being sent at once; the first answer delays the seven that wait.
    const refused = scene.receiver.received.length;
    expect(refused).toBeLessThanOrEqual(2);
    clock.pass(0.9);
    scene.receiver.answer(204);
    await send();
    expect(scene.receiver.received).toHaveLength(refused);
    await happen([settled(scene.people.ada)]);
    await send();
    expect(await deliveriesOf(other)).toMatchObject([{ state: "delivered" }]);
    clock.pass(0.2);
    await send();
    const states = (await deliveriesOf(endpointId)).map(({ state }) => state);
    expect(states).toEqual(Array.from({ length: 9 }, () => "delivered"));
  });

  test("with one success in between goes on", async () => {
    const { endpointId } = await endpointOf(scene.people.lin, scene.receiver.origin);
    const day = async (status: number) => {
      scene.receiver.answer(status);
      await happen([settled(scene.people.lin)]);
      await send();
      clock.pass(30);
    };
    await day(500);
    await day(500);
    await day(200);
    await day(500);
    await day(500);
    expect(await stateOf(endpointId)).toMatchObject({ state: "active" });
    scene.receiver.answer(500);
    await day(500);
    await day(500);
    expect(await stateOf(endpointId)).toMatchObject({ state: "paused", pausedBy: "failing" });
  });

  test("that answers 410 is paused at once; a receiver that redirects is told so", async () => {
    const { endpointId } = await endpointOf(scene.people.lin, scene.receiver.origin);
    scene.receiver.answer(302);
    await happen([settled(scene.people.lin)]);
    await send();
    const [delivery] = await deliveriesOf(endpointId);
    expect(delivery).toMatchObject({ state: "failed", lastStatus: 302 });
    expect(delivery?.lastExcerpt).toContain("do not follow redirects");
    scene.receiver.answer(410);
    await happen([settled(scene.people.lin)]);
    await send();
    expect(await stateOf(endpointId)).toEqual({ state: "paused", pausedBy: "gone" });
    expect((await deliveriesOf(endpointId)).map(({ nextAt }) => nextAt)).toEqual([null, null]);
  });

  test("whose name now leads inside is refused at the moment of sending", async () => {
    const { endpointId } = await endpointOf(scene.people.lin, "https://rebound.example/");
    await happen([settled(scene.people.lin)]);
    await sendDueWebhooks({ resolver: () => Promise.resolve(["169.254.169.254"]) });
    const [delivery] = await deliveriesOf(endpointId);
    expect(delivery).toMatchObject({ state: "failed", lastStatus: null });
    expect(delivery?.lastExcerpt).toContain("private network");
  });

  test("that is slow delays no other receiver", async () => {
    const slow = await startReceiver();
    const held: Array<() => void> = [];
    slow.answer((answer) => void held.push(() => answer.writeHead(200).end()));
    const { endpointId } = await endpointOf(scene.people.lin, slow.origin);
    const { endpointId: quick } = await endpointOf(scene.people.ada, scene.receiver.origin);
    await happen(Array.from({ length: 5 }, () => settled(scene.people.lin)));
    await happen(Array.from({ length: 20 }, () => settled(scene.people.ada)));
    const sending = send();
    while ((await deliveriesOf(quick)).some(({ state }) => state !== "delivered"))
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(slow.received).toHaveLength(2);
    // Another job that starts meanwhile does not wait for it.
    await send();
    slow.answer(200);
    for (const answer of held) answer();
    await sending;
    expect((await deliveriesOf(endpointId)).map(({ state }) => state)).toEqual(
      Array.from({ length: 5 }, () => "delivered"),
    );
  });
});

describe("a webhook worker in trouble", () => {
  test("is killed in the middle of sending: another sends it again under the same id", async () => {
    const { endpointId } = await endpointOf(scene.people.lin, scene.receiver.origin);
    await happen([settled(scene.people.lin)]);
    // The state after the first worker died between claiming the message and noting the answer.
    await sql`
      update webhook_deliveries set attempts = 1, next_at = next_at + interval '60 seconds', give_up_at = next_at + interval '72 hours'`;
    await send();
    expect(scene.receiver.received).toEqual([]);
    clock.pass(0.02);
    await send();
    expect(scene.receiver.received).toHaveLength(1);
    expect(await deliveriesOf(endpointId)).toMatchObject([{ state: "delivered", attempts: 2 }]);
  });

  test("is asked to stop: no new attempt begins", async () => {
    await endpointOf(scene.people.lin, scene.receiver.origin);
    await happen([settled(scene.people.lin)]);
    await sendDueWebhooks({ signal: AbortSignal.abort() });
    expect(scene.receiver.received).toEqual([]);
  });

  test("has its endpoint paused during an attempt: the failure plans no other", async () => {
    const { endpointId } = await endpointOf(scene.people.lin, scene.receiver.origin);
    const { promise: asked, resolve: ask } = Promise.withResolvers<() => void>();
    scene.receiver.answer((answer) => ask(() => answer.writeHead(500).end()));
    await happen([settled(scene.people.lin)]);
    const sending = send();
    const fail = await asked;
    await pauseEndpoint(scene.people.lin, { endpointId, key: key() });
    fail();
    await sending;
    expect(await deliveriesOf(endpointId)).toMatchObject([{ state: "failed", nextAt: null }]);
  });

  test("suspended people get no webhook messages", async () => {
    await endpointOf(scene.people.max, scene.receiver.origin);
    await happen([settled(scene.people.max)]);
    await suspendByHand(db.owner, scene.people.max.id);
    await send();
    expect(scene.receiver.received).toEqual([]);
  });
});

test("old webhook messages are deleted; waiting ones are not", async () => {
  const { endpointId } = await endpointOf(scene.people.lin, scene.receiver.origin);
  await happen([settled(scene.people.lin)]);
  await send();
  await pauseEndpoint(scene.people.lin, { endpointId, key: key() });
  await resumeEndpoint(scene.people.lin, { endpointId, key: key() });
  clock.pass(89 * 24);
  await happen([settled(scene.people.lin)]);
  expect(await forgetDeliveries()).toBe(0);
  clock.pass(2 * 24);
  expect(await forgetDeliveries()).toBe(1);
  expect(await deliveriesOf(endpointId)).toHaveLength(1);
});
