/** The stream over several real processes: what arrives, what never does, and what ends it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { suspend } from "#app/domain/people/decide.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { endSession, startSession } from "#app/domain/security/sessions.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { openEventStream } from "#tests/kit/event-stream.ts";
import type { EventStream } from "#tests/kit/event-stream.ts";
import { levelOf } from "#tests/kit/members.ts";
import { startSite } from "#tests/kit/site.ts";
import type { RunningSite } from "#tests/kit/site.ts";
import { move, order } from "#tests/kit/task-scene.ts";
import { untilTrue } from "#tests/worker/until-true.ts";

const database = useDatabase();
let people: Cast;
let sites: [RunningSite, RunningSite];
beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 100_000_000n);
  sites = await Promise.all([startSite(database.url), startSite(database.url)]);
});
afterAll(async () => {
  await Promise.all(sites.map((site) => site.stop("SIGKILL")));
});

async function signedIn(person: UserActor): Promise<{ token: string; cookie: string; of: string }> {
  const from = { address: "test", agent: "test" };
  const { token } = await startSession(person.id, levelOf(person), from);
  return { token, cookie: `farthing=${token}`, of: person.id };
}

/** The newest row of the feed, after the worker has relayed everything so far. */
async function settled(): Promise<number> {
  await untilTrue(30, async () => {
    const [row] = await database.owner<{ open: number }[]>`
      select count(*)::int as open from events e where not exists (select from event_relays r where r.event_id = e.id)`;
    return row?.open === 0;
  });
  const [row] = await database.owner<{ last: number }[]>`
    select coalesce(max(id), 0)::float8 as last from live_marks`;
  return row?.last ?? 0;
}

const PRICE = { priceMicros: 1_000_000n };
const ordersIn = (stream: EventStream) =>
  stream.rows.filter(({ words }) => words[0] === "order.placed").map(({ words }) => words[1]);

test("after kill -9 of a web process a browser goes on at another one, and each event has arrived exactly once", async () => {
  const [first, second] = sites;
  const ada = await signedIn(people.ada);
  const after = await settled();
  const stream = await openEventStream(first.origin, { ...ada, after });
  const placed: string[] = [];
  const place = async (count: number) => {
    for (let n = 0; n < count; n += 1)
      placed.push((await order(people.ada, people.lin, PRICE)).orderId);
  };
  await place(2);
  await untilTrue(20, () => ordersIn(stream).length === 2);
  await first.stop("SIGKILL");
  await place(3);
  await stream.ended;
  const last = stream.rows.at(-1)?.id ?? after;
  const again = await openEventStream(second.origin, { ...ada, after: last });
  await place(1);
  await untilTrue(20, () => ordersIn(stream).length + ordersIn(again).length >= placed.length);
  // Orders are placed one after the other, but relayed side by side.
  const arrived = [...ordersIn(stream), ...ordersIn(again)];
  expect(arrived).toHaveLength(placed.length);
  expect(new Set(arrived)).toEqual(new Set(placed));
  again.close();
  sites = [await startSite(database.url), second];
});

test("a person's stream hears nothing of other people's orders", async () => {
  const [, site] = sites;
  const after = await settled();
  const max = await signedIn(people.max);
  const [foreign, own] = await Promise.all([
    openEventStream(site.origin, { ...max, after }),
    openEventStream(site.origin, { ...(await signedIn(people.lin)), after }),
  ]);
  const { taskIds, orderId } = await order(people.ada, people.lin, PRICE);
  await move(people.lin, "start", taskIds);
  await untilTrue(20, () => own.rows.some(({ words: [kind] }) => kind === "task.started"));
  expect(own.rows.every(({ words }) => words.includes(orderId))).toBe(true);
  // Both hear of this one, in the order of the feed: whatever came before has arrived.
  await order(people.ada, people.max, PRICE);
  await untilTrue(20, () => foreign.rows.length > 0);
  expect(foreign.rows.map(({ words }) => words[0])).toEqual(["order.placed"]);
  foreign.close();
  own.close();
});

test("a stream for another person, without a session or from another site is over at once", async () => {
  const [{ origin }] = sites;
  const ada = await signedIn(people.ada);
  for (const reader of [
    { ...ada, of: people.lin.id },
    { ...ada, cookie: "" },
  ]) {
    const stream = await openEventStream(origin, { ...reader, after: 0 });
    await stream.ended;
    expect([stream.over(), stream.rows]).toEqual(["signed_out", []]);
  }
  const headers = { cookie: ada.cookie, "sec-fetch-site": "cross-site" };
  const answer = await fetch(`${origin}/live?of=${ada.of}`, { headers });
  expect(await answer.text()).toBe("event: over\ndata: signed_out\n\n");
  expect(answer.headers.get("content-type")).toContain("text/event-stream");
  expect(answer.headers.get("cache-control")).toBe("no-store, no-transform");
  expect(answer.headers.get("content-security-policy")).not.toBeNull();
  expect((await fetch(`${origin}/live`, { method: "POST" })).status).toBe(403);
});

test("signing out and being suspended end the streams of those sessions, and of no other", async () => {
  const [{ origin }] = sites;
  const after = await settled();
  const [here, there] = [await signedIn(people.ada), await signedIn(people.ada)];
  const pat = await signedIn(people.max);
  const [ended, open, suspended] = await Promise.all(
    [here, there, pat].map((reader) => openEventStream(origin, { ...reader, after })),
  );
  await endSession(here.token);
  const decision = { userId: people.max.id, reason: "For the test.", key: newFormKey() };
  await suspend(OPERATOR, decision);
  await Promise.all([ended?.ended, suspended?.ended]);
  expect([ended?.over(), open?.over(), suspended?.over()]).toEqual([
    "signed_out",
    null,
    "signed_out",
  ]);
  open?.close();
});

test("a process that is stopped ends its streams, and stops although a client does not read", async () => {
  const [site, other] = sites;
  const ada = await signedIn(people.ada);
  const after = await settled();
  const stream = await openEventStream(site.origin, { ...ada, after });
  const idle = await fetch(`${site.origin}/live?of=${ada.of}&after=${after}`, {
    headers: { cookie: ada.cookie },
  });
  const stopped = site.stop();
  await stream.ended;
  expect(stream.over()).toBeNull();
  expect(await stopped).toBe(0);
  await idle.body?.cancel();
  const again = await openEventStream(other.origin, { ...ada, after });
  await order(people.ada, people.lin, PRICE);
  await untilTrue(20, () => ordersIn(again).length === 1);
  again.close();
});
