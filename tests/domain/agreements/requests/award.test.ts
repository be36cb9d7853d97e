/** Requests from posting to award: where the money is at each step, who may do what, and races for one request. */
import { beforeAll, expect, test } from "vitest";
import { award } from "#app/domain/agreements/requests/award.ts";
import { expireRequests } from "#app/domain/agreements/requests/expire-requests.ts";
import { withdrawRequest } from "#app/domain/agreements/requests/withdraw-request.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { hoursAfter, nowDate, setClock } from "#app/domain/kernel/clock.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { verify } from "#app/domain/proof/verify.ts";
import { sql } from "#app/domain/store/store.ts";
import { agreedLine } from "#tests/kit/agreed-order.ts";
import { cast, enrich, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { suspended } from "#tests/kit/suspension-scene.ts";
import { awarded, daysLater, posted, proposed } from "./scene.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 3_000_000_000n);
});

const wallet = () => balance("wallet", people.ada.id, "USD");
const reserveOf = (requestId: string) => balance("reserve", requestId, "USD");

async function stateOf(requestId: string): Promise<string> {
  const [row] = await sql<{ state: string }[]>`
    select state from buyer_requests where id = ${requestId}`;
  return row?.state ?? "";
}

test("an awarded request becomes the order, each line held in its escrow, and the rest is back at once", async () => {
  const before = await wallet();
  const requestId = await posted(people.ada);
  expect(await wallet()).toBe(before - 100_000_000n);
  expect(await reserveOf(requestId)).toBe(100_000_000n);
  const lines = [agreedLine("Sketch", 20_000_001n), agreedLine("Logo", 40_000_000n)];
  const proposalId = await proposed(people.lin, requestId, { lines });
  const answer = await awarded(people.ada, proposalId);
  expect(answer).toMatchObject({ requestId, refunded: "39.999999" });
  expect(await wallet()).toBe(before - 60_000_001n);
  expect(await reserveOf(requestId)).toBe(0n);
  const tasks = await sql<{ id: string; title: string; state: string }[]>`
    select id, title, state from tasks where order_id = ${answer.orderId} order by position`;
  expect(tasks).toMatchObject([
    { title: "Sketch", state: "funded" },
    { title: "Logo", state: "funded" },
  ]);
  expect(await balance("escrow", tasks[0]?.id ?? "", "USD")).toBe(20_000_001n);
  expect(await stateOf(requestId)).toBe("awarded");
});

test("64 awards of proposals to one request at once make one order, and the others are refused", async () => {
  const requestId = await posted(people.ada);
  const proposals = await Promise.all(
    [people.lin, people.max].map((who) => proposed(who, requestId)),
  );
  const before = await wallet();
  const tries = await Promise.allSettled(
    Array.from({ length: 64 }, (_, n) =>
      award(people.ada, { proposalId: proposals[n % 2] ?? "", key: newFormKey() }),
    ),
  );
  const refused = tries.flatMap((one) =>
    one.status === "rejected" ? [one.reason as unknown] : [],
  );
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const codes = refused.map((reason) => (reason instanceof Refusal ? reason.code : String(reason)));
  expect(new Set(codes)).toEqual(new Set(["request_over"]));
  expect(await wallet()).toBe(before + 40_000_000n);
  expect(
    await sql`select from orders where title = 'A logo for a mint' and id = (
    select order_id from buyer_requests where id = ${requestId})`,
  ).toHaveLength(1);
});

test("an award and the clock's return at the same moment end the request once", async () => {
  const outcomes = new Set<string>();
  for (let round = 0; round < 4; round += 1) {
    const requestId = await posted(people.ada, { listedDays: 1 });
    const proposalId = await proposed(people.lin, requestId);
    const before = await wallet();
    // The clock stands a moment before the end for the award and a moment after it for the worker.
    const [row] = await sql<{ at: Date }[]>`
      select closes_at as at from buyer_requests where id = ${requestId}`;
    let calls = 0;
    const closes = (row?.at ?? nowDate()).getTime();
    const restore = setClock({
      now: () => Temporal.Instant.fromEpochMilliseconds(closes + ((calls += 1) % 2 === 0 ? 1 : -1)),
    });
    await Promise.allSettled([
      award(people.ada, { proposalId, key: newFormKey() }),
      expireRequests(),
    ]);
    restore();
    await daysLater(2, () => expireRequests());
    const state = await stateOf(requestId);
    outcomes.add(state);
    expect(["awarded", "expired"]).toContain(state);
    expect((await wallet()) - before).toBe(state === "awarded" ? 40_000_000n : 100_000_000n);
    expect(await reserveOf(requestId)).toBe(0n);
  }
  expect(outcomes.size).toBeGreaterThan(0);
});

test("nobody proposes to their own request, so it cannot be awarded to oneself", async () => {
  const requestId = await posted(people.ada);
  expect(await refusalOf(proposed(people.ada, requestId))).toMatchObject({ code: "own_request" });
});

test("only the buyer awards and withdraws; for others the request's proposals do not exist", async () => {
  const requestId = await posted(people.ada);
  const proposalId = await proposed(people.lin, requestId);
  for (const other of [people.lin, people.max, people.sol]) {
    const given = { proposalId, key: newFormKey() };
    expect(await refusalOf(award(other, given))).toMatchObject({ code: "not_found" });
    const back = withdrawRequest(other, { requestId, key: newFormKey() });
    expect(await refusalOf(back)).toMatchObject({ code: "not_found" });
  }
});

test("an award to a freelancer who was suspended meanwhile is refused, and the money stays held", async () => {
  const late = await person("late");
  const requestId = await posted(people.ada);
  const proposalId = await proposed(late, requestId);
  await suspended(late);
  expect(await refusalOf(awarded(people.ada, proposalId))).toMatchObject({
    code: "cannot_be_reached",
  });
  expect(await reserveOf(requestId)).toBe(100_000_000n);
});

test("money that was card money when it was held is card money of the order, until it would have cleared", async () => {
  const kim = await person("kim");
  await enrich(kim, 100_000_000n, "USD", 1);
  const [first, second] = [
    await posted(kim, { ceiling: { micros: 40_000_000n, currency: "USD" } }),
    await posted(kim, { ceiling: { micros: 60_000_000n, currency: "USD" } }),
  ];
  const lines = [agreedLine("Wren", 30_000_000n)];
  const soon = await awarded(kim, await proposed(people.lin, first, { lines }));
  const [order] = await sql<{ funding: string; until: Date }[]>`
    select funding, funds_clear_at as until from orders where id = ${soon.orderId}`;
  expect(order?.funding).toBe("card");
  expect(order?.until.getTime()).toBeGreaterThan(hoursAfter(nowDate(), 100).getTime());
  const proposalId = await proposed(people.max, second, { lines });
  const later = await daysLater(10, () => awarded(kim, proposalId));
  const [cleared] = await sql`select funding from orders where id = ${later.orderId}`;
  expect(cleared).toMatchObject({ funding: "balance" });
});

happensOnce("award", async () => {
  const requestId = await posted(people.ada);
  const proposalId = await proposed(people.lin, requestId);
  return {
    call: (key) => award(people.ada, { proposalId, key }),
    effect: async () => ({ state: await stateOf(requestId), held: await reserveOf(requestId) }),
    once: { state: "awarded", held: 0n },
    second: "request_over",
  };
});

test("after all of this the books prove", async () => {
  const { checks } = await verify();
  expect(checks.filter(({ found, kind }) => found > 0 && kind === "violation")).toEqual([]);
});
