/** A stranger computes records again from answers of the API alone, and verifies a signed one with the published key. */
import { compactVerify, createLocalJWKSet } from "jose";
import type { JSONWebKeySet } from "jose";
import { beforeAll, expect, test } from "vitest";
import { noteFacts } from "#app/domain/reputation/note-facts.ts";
import { loader } from "#app/routes/reputation/jwks.ts";
import { client, ok, tokenOf } from "#tests/kit/api.ts";
import type { Client } from "#tests/kit/api.ts";
import { cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { endedOrder, review } from "#tests/kit/review-scene.ts";

useDatabase();
let stranger: Client;
let seller: Client;
const max = { params: { path: { handle: "max" } } };
const ada = { params: { path: { handle: "ada" } } };

beforeAll(async () => {
  const people = await cast();
  const orders: string[] = [];
  for (const stars of [5, 3, 4]) {
    const { orderId } = await endedOrder(people.ada, people.max);
    await review(people.ada, orderId, { stars });
    await review(people.max, orderId, { stars: 5 });
    orders.push(orderId);
  }
  await noteFacts(orders);
  stranger = client(await tokenOf(people.lin));
  seller = client(await tokenOf(people.max));
});

/** The published formula, in the stranger's own code. */
function scoreOf(stars: number[]) {
  const sum = stars.reduce((one, other) => one + other, 0);
  const value = Math.floor((Math.floor(((sum + 20) * 200) / (stars.length + 5)) + 1) / 2);
  return {
    reviews: stars.length,
    stars: sum,
    value: `${Math.floor(value / 100)}.${`${value % 100}`.padStart(2, "0")}`,
  };
}

interface PublicReview {
  stars: number;
  not_counted: string | null;
}

const counting = (items: PublicReview[]) =>
  scoreOf(items.filter((one) => one.not_counted === null).map(({ stars }) => stars));

function share<T>(of: T[], yes: (fact: T) => boolean) {
  return { count: of.filter(yes).length, of: of.length };
}

test("a stranger computes a seller's score, shares and level again and gets the same digits", async () => {
  const record = ok(await stranger.GET("/sellers/{handle}/record", max));
  const { items, next } = ok(await stranger.GET("/sellers/{handle}/facts", max));
  expect(next).toBeNull();
  const facts = items.filter(({ counted }) => counted);
  const paid = facts.filter((fact) => fact.paid);
  const reviews = ok(await stranger.GET("/sellers/{handle}/reviews", max)).items;
  expect(record).toMatchObject({
    level: "new",
    score: counting(reviews),
    orders: paid.length,
    on_time: share(
      facts.filter((fact) => fact.on_time !== null),
      (fact) => fact.on_time === true,
    ),
    again: share(paid, ({ again }) => again),
    disputed: share(facts, ({ disputed }) => disputed),
  });
  expect(record).toMatchObject({ orders: 3, score: { value: "4.00" }, again: { count: 2, of: 3 } });
});

test("a stranger computes a buyer's median and shares again and gets the same digits", async () => {
  const record = ok(await stranger.GET("/buyers/{handle}/record", ada));
  const { items } = ok(await stranger.GET("/buyers/{handle}/facts", ada));
  const facts = items.filter(({ counted }) => counted);
  const seconds = facts
    .flatMap((fact) => fact.decide_seconds ?? [])
    .toSorted((one, other) => one - other);
  const accepted = facts.filter((fact) => fact.by_silence !== null);
  const reviews = ok(await stranger.GET("/buyers/{handle}/reviews", ada)).items;
  expect(record).toMatchObject({
    score: counting(reviews),
    decides: { seconds: seconds[Math.ceil(seconds.length / 2) - 1], of: seconds.length },
    by_silence: share(accepted, (fact) => fact.by_silence === true),
    revised: share(facts, ({ revised }) => revised),
    disputed: share(facts, ({ disputed }) => disputed),
  });
  expect(seconds).toHaveLength(3);
});

/** The answer of the site at that address. */
async function keysAt(address: string) {
  const answer = await loader({ url: new URL(address) } as Parameters<typeof loader>[0]);
  return createLocalJWKSet((await answer.json()) as JSONWebKeySet);
}

test("a stranger verifies a signed record with the published key, and a changed byte fails", async () => {
  const query = { nonce: "hazel" };
  const { jws, keys_at } = ok(await seller.GET("/me/record", { params: { query } }));
  expect(keys_at).toMatch(/\/\.well-known\/jwks\.json$/);
  const keys = await keysAt(keys_at);
  const { payload, protectedHeader } = await compactVerify(jws, keys);
  expect(protectedHeader).toMatchObject({ alg: "EdDSA", typ: "farthing-record+jwt" });
  const claims: unknown = JSON.parse(new TextDecoder().decode(payload));
  const record = ok(await stranger.GET("/sellers/{handle}/record", max));
  const { level, score, orders, on_time, again, disputed } = record;
  expect(claims).toMatchObject({
    sub: "max",
    nonce: "hazel",
    formula: 1,
    seller: { level, score, orders, on_time, again, disputed },
  });
  const [head = "", body = "", signature = ""] = jws.split(".");
  const other = body.replace(/.$/, (last) => (last === "A" ? "Q" : "A"));
  await expect(compactVerify(`${head}.${other}.${signature}`, keys)).rejects.toThrow(
    /signature verification failed/,
  );
  const sandbox = await keysAt("http://localhost/.well-known/sandbox-jwks.json");
  await expect(compactVerify(jws, sandbox)).rejects.toThrow(/no applicable key/);
});
