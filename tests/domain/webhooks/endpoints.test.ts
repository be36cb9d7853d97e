/** Registering, changing, pausing, rotating and removing, with every refusal. */
import { beforeAll, describe, expect, test } from "vitest";
import { overrideEnv } from "#app/env.server.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { addEndpoint, MAX_ENDPOINTS } from "#app/domain/webhooks/add-endpoint.ts";
import {
  chooseEvents,
  pauseEndpoint,
  removeEndpoint,
  resumeEndpoint,
} from "#app/domain/webhooks/change-endpoint.ts";
import { endpointList, endpointPage } from "#app/domain/webhooks/endpoint-page.ts";
import { redeliver, sendTest } from "#app/domain/webhooks/redeliver.ts";
import { rotateSecret } from "#app/domain/webhooks/rotate-secret.ts";
import { cast, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { deliveriesOf, endpointOf, happen, settled, stateOf } from "./scene.ts";

const db = useDatabase();
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

const key = () => newFormKey();
const events = ["payout.settled"];

describe("an endpoint's registration", () => {
  test("stores the address in its normal form, the events in order, and shows the secret once", async () => {
    const input = {
      url: "HTTPS://Hooks.Example.com/in",
      events: ["payout.settled", "order.placed", "payout.settled"],
      key: key(),
    };
    const first = await addEndpoint(people.ada, input);
    expect(first.secret).toMatch(/^whsec_/);
    const again = await addEndpoint(people.ada, input);
    expect(again).toMatchObject({ answer: first.answer, replayed: true, secret: null });
    expect(await endpointList(people.ada)).toMatchObject([
      {
        id: first.answer.endpointId,
        url: "https://hooks.example.com/in",
        events: ["order.placed", "payout.settled"],
        state: "active",
      },
    ]);
    expect(await endpointList(people.lin)).toEqual([]);
  });

  test("stores the secret in no table in the clear", async () => {
    const { secret } = await endpointOf(people.ada, "https://sealed.example/");
    const plain = Buffer.from(secret);
    const rows = await db.owner<{ sealed: Buffer }[]>`
      select secret_sealed as sealed from webhook_endpoints`;
    expect(rows.filter(({ sealed }) => sealed.includes(plain))).toEqual([]);
    const said = await db.owner`select id from commands where answer::text like '%whsec_%'`;
    expect(said).toEqual([]);
  });

  test.each([
    ["http://hooks.example.com/", events, "webhook_url_refused", "url"],
    ["https://10.0.0.1/", events, "webhook_url_refused", "url"],
    ["https://a.example/", [], "empty_list", "events"],
    ["https://a.example/", ["payout.settled", "made.up"], "invalid_input", "events"],
    ["https://a.example/", ["webhook.test"], "invalid_input", "events"],
    ["https://a.example/", ["user.signed_up"], "invalid_input", "events"],
  ])("is refused: %s for %j with %s", async (url, names, code, field) => {
    const refusal = await refusalOf(addEndpoint(people.max, { url, events: names, key: key() }));
    expect(refusal).toMatchObject({ code, field });
  });

  test("accepts this machine only while the site is on it", async () => {
    const dev = await person("dev");
    const input = { url: "http://localhost:4000/", events };
    await expect(addEndpoint(dev, { ...input, key: key() })).resolves.toMatchObject({
      replayed: false,
    });
    const restore = overrideEnv({ publicOrigin: "https://farthing.example" });
    try {
      const refusal = await refusalOf(addEndpoint(people.max, { ...input, key: key() }));
      expect(refusal.code).toBe("webhook_url_refused");
    } finally {
      restore();
    }
  });

  test("refuses the same address twice, and more than ten; also when sent at once", async () => {
    const busy = await person("busy");
    const add = (n: number) =>
      addEndpoint(busy, { url: `https://${n}.example/`, events, key: key() });
    await add(0);
    expect((await refusalOf(add(0))).code).toBe("webhook_exists");
    const all = await Promise.allSettled(Array.from({ length: 12 }, (_, n) => add(n + 1)));
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(MAX_ENDPOINTS - 1);
    expect((await refusalOf(add(99))).code).toBe("too_many_webhooks");
    expect(await endpointList(busy)).toHaveLength(MAX_ENDPOINTS);
  });

  test("is for people only", async () => {
    const input = { url: "https://a.example/", events, key: key() };
    expect((await refusalOf(addEndpoint(CLOCK, input))).code).toBe("not_allowed");
    const [other, word] = [
      { endpointId: "whk_x", key: key() },
      { deliveryId: "whd_x", events },
    ];
    for (const verb of [rotateSecret, pauseEndpoint, resumeEndpoint, removeEndpoint, sendTest])
      expect((await refusalOf(verb(CLOCK, other))).code).toBe("not_allowed");
    for (const verb of [redeliver, chooseEvents])
      expect((await refusalOf(verb(CLOCK, { ...other, ...word }))).code).toBe("not_allowed");
  });
});

describe("an endpoint", () => {
  test("of another person looks like a missing one, and so do its messages", async () => {
    const { endpointId } = await endpointOf(people.ada, "https://mine.example/");
    const { endpointId: other } = await endpointOf(people.ada, "https://other.example/");
    await happen([settled(people.ada)]);
    const [delivery] = await deliveriesOf(endpointId);
    const deliveryId = delivery?.id ?? "";
    const { lin, ada } = people;
    const refusals = await Promise.all([
      refusalOf(endpointPage(lin, endpointId, null)),
      refusalOf(endpointPage(ada, endpointId, "nonsense")),
      refusalOf(rotateSecret(lin, { endpointId, key: key() })),
      refusalOf(chooseEvents(lin, { endpointId, events, key: key() })),
      refusalOf(pauseEndpoint(lin, { endpointId, key: key() })),
      refusalOf(resumeEndpoint(lin, { endpointId, key: key() })),
      refusalOf(removeEndpoint(lin, { endpointId, key: key() })),
      refusalOf(sendTest(lin, { endpointId, key: key() })),
      refusalOf(redeliver(lin, { endpointId, deliveryId, key: key() })),
      refusalOf(redeliver(ada, { endpointId: other, deliveryId, key: key() })),
      refusalOf(redeliver(ada, { endpointId, deliveryId: "whd_none", key: key() })),
    ]);
    expect(refusals.map(({ code }) => code)).toEqual(refusals.map(() => "not_found"));
    expect(await stateOf(endpointId)).toEqual({ state: "active", pausedBy: null });
  });

  test("that is paused stores no new messages and sends none by hand; waiting ones go on afterwards", async () => {
    const { endpointId } = await endpointOf(people.lin, "https://pause.example/");
    await happen([settled(people.lin)]);
    const input = () => ({ endpointId, key: key() });
    expect((await refusalOf(resumeEndpoint(people.lin, input()))).code).toBe("transition_refused");
    await pauseEndpoint(people.lin, input());
    expect(await stateOf(endpointId)).toEqual({ state: "paused", pausedBy: "owner" });
    expect((await refusalOf(pauseEndpoint(people.lin, input()))).code).toBe("transition_refused");
    await happen([settled(people.lin)]);
    const [waiting, ...more] = await deliveriesOf(endpointId);
    expect(more).toEqual([]);
    expect(waiting).toMatchObject({ state: "pending", nextAt: null });
    expect((await refusalOf(sendTest(people.lin, input()))).code).toBe("webhook_paused");
    const again = redeliver(people.lin, { ...input(), deliveryId: waiting?.id ?? "" });
    expect((await refusalOf(again)).code).toBe("webhook_paused");
    await resumeEndpoint(people.lin, input());
    expect((await deliveriesOf(endpointId))[0]?.nextAt).toBeInstanceOf(Date);
  });

  test("that is removed is gone, its messages are dead, and the address may be registered anew", async () => {
    const url = "https://gone.example/";
    const { endpointId } = await endpointOf(people.max, url);
    await happen([settled(people.max)]);
    await removeEndpoint(people.max, { endpointId, key: key() });
    expect(await deliveriesOf(endpointId)).toMatchObject([{ state: "dead", nextAt: null }]);
    expect((await refusalOf(endpointPage(people.max, endpointId, null))).code).toBe("not_found");
    const verb = removeEndpoint(people.max, { endpointId, key: key() });
    expect((await refusalOf(verb)).code).toBe("not_found");
    await endpointOf(people.max, url);
  });

  test("gets its other events from the change on", async () => {
    const { endpointId } = await endpointOf(people.sol, "https://events.example/", events);
    const choose = (names: string[]) =>
      chooseEvents(people.sol, { endpointId, events: names, key: key() });
    expect((await refusalOf(choose([]))).code).toBe("empty_list");
    expect((await refusalOf(choose(["x"]))).code).toBe("invalid_input");
    await choose(["deposit.failed"]);
    await happen([settled(people.sol)]);
    expect(await deliveriesOf(endpointId)).toEqual([]);
  });

  test("lists its messages in pages by keyset", async () => {
    const { endpointId } = await endpointOf(people.ray, "https://pages.example/", events);
    await happen(Array.from({ length: 30 }, () => settled(people.ray)));
    const first = await endpointPage(people.ray, endpointId, null);
    const second = await endpointPage(people.ray, endpointId, first.older);
    expect([first.deliveries.length, second.deliveries.length, second.older]).toEqual([
      25,
      5,
      null,
    ]);
    const ids = [...first.deliveries, ...second.deliveries].map(({ id }) => id);
    expect(new Set(ids).size).toBe(30);
  });

  test("without a command is refused by the database", async () => {
    const damage = db.app`update webhook_endpoints set url = url || 'x'`;
    await expect(damage).rejects.toThrow("was not begun in this transaction");
  });
});
