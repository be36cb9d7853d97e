/** A key whose first call still runs: equal calls wait a while without blocking others, then hear that it runs. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { spendEarnings } from "#app/domain/earnings/spend-earnings.ts";
import { call, tokenOf } from "#tests/kit/api.ts";
import { startApiProcess } from "#tests/kit/api-process.ts";
import { cast, enrich, sampleGig } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { earned, USD } from "#tests/kit/money-story.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";
import type { ApiProcess } from "#tests/kit/api-process.ts";
import type { Cast } from "#tests/kit/cast.ts";

const database = useDatabase();
const others: ApiProcess[] = [];
let all: Cast;
let seller = "";
let buyer = "";

beforeAll(async () => {
  all = await cast();
  await enrich(all.ada, 50_000_000n);
  await earned(all.ada, all.lin, 10_000_000n);
  await earned(all.ada, all.max, 10_000_000n);
  seller = await tokenOf(all.lin);
  buyer = await tokenOf(all.ada);
  others.push(await startApiProcess(database.url), await startApiProcess(database.url));
});
afterAll(() => {
  for (const other of others) other.stop();
});

const path = "/wallet/spend_earnings";
const body = { amount: "1", currency: "USD" };
const spend = (key: string) => call(seller, "POST", path, { body, key });

/** Every command on this person's money waits, in the middle of its transaction, until `work` is done. */
async function whileHeld<T>(userId: string, work: () => Promise<T>): Promise<T> {
  return database.owner.begin(async (tx) => {
    await tx`select from users where id = ${userId} for update`;
    return work();
  }) as Promise<T>;
}

async function untilOneWaits(): Promise<void> {
  for (;;) {
    const [row] = await database.app<{ n: number }[]>`
      select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    if ((row?.n ?? 0) > 0) return;
  }
}

async function spent(userId: string): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from transfers where kind = 'earnings.spend' and subject_id = ${userId}`;
  return row?.n ?? 0;
}

test("a second call during the first hears 409, from this process and from another; then both get its answer", async () => {
  const key = newFormKey();
  const { first, second, elsewhere } = await whileHeld(all.lin.id, async () => {
    const running = spend(key);
    await untilOneWaits();
    const asked = { token: seller, method: "POST", path, sent: { body, key }, times: 1 };
    const [second, [elsewhere]] = await Promise.all([spend(key), others[0]?.ask(asked) ?? []]);
    // A promise returned unwrapped would be awaited before the lock is released.
    return { first: () => running, second, elsewhere };
  });
  expect(second).toMatchObject({
    status: 409,
    body: { code: "key_in_progress", retryable: true, facts: { retry_after_seconds: "1" } },
  });
  expect(second.headers.get("retry-after")).toBe("1");
  expect(elsewhere).toMatchObject({ status: 409, retryAfter: "1" });
  const done = await first();
  expect(done).toMatchObject({ status: 200, body: { moved: { amount: "1" } } });
  const again = await spend(key);
  expect(again).toMatchObject({ status: 200, text: done.text });
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect(await spent(all.lin.id)).toBe(1);
});

test("a second call for a single task, whose command shares its transaction, hears 409 too", async () => {
  const { taskIds } = await order(all.ada, all.lin, { priceMicros: 1_000_000n, kind: "unit" });
  await move(all.lin, "start", taskIds);
  await handOver(all.lin, taskIds);
  const key = newFormKey();
  const accept = () => call(buyer, "POST", `/tasks/${taskIds[0]}/accept`, { body: {}, key });
  const { first, second } = await database.owner.begin(async (tx) => {
    await tx`select from accounts where owner_id = ${all.lin.id} for update`;
    const running = accept();
    await untilOneWaits();
    return { first: () => running, second: await accept() };
  });
  expect(second).toMatchObject({ status: 409, body: { code: "key_in_progress" } });
  const done = await first();
  expect(done).toMatchObject({ status: 200, body: { advanced: taskIds } });
  expect(await accept()).toMatchObject({ status: 200, text: done.text });
});

test("calls that wait for a key hold up no other call", async () => {
  const key = newFormKey();
  const { running, waiting, placed } = await whileHeld(all.lin.id, async () => {
    const running = spend(key);
    await untilOneWaits();
    const waiting = Array.from({ length: 64 }, () => spend(key));
    const gig_id = await sampleGig(all.max, { kind: "unit", priceMicros: 1500n });
    const placed = await call(buyer, "POST", "/orders", {
      body: { gig_id, quantity: 1, total: "0.0015" },
    });
    return { running: () => running, waiting, placed };
  });
  // With one connection for the first call and the others for the waiting ones, this call would have been told `busy`.
  expect(placed.status).toBe(201);
  const answers = await Promise.all([running(), ...waiting]);
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(await spent(all.lin.id)).toBe(2);
});

test("a call whose first attempt was undone is carried out by one of the waiting calls", async () => {
  const key = newFormKey();
  const [row] = await whileHeld(all.lin.id, async () => {
    const dying = spend(key);
    await untilOneWaits();
    const waiting = spend(key);
    const killed = await database.owner`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    expect(killed).toHaveLength(1);
    return [{ both: () => Promise.all([dying, waiting]) }];
  });
  const answers = (await row?.both()) ?? [];
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(await spent(all.lin.id)).toBe(3);
});

test("the same key from two processes at once has one effect and equal answers", async () => {
  const token = await tokenOf(all.max);
  const sent = { body: { amount: "2", currency: "USD" }, key: newFormKey() };
  const asked = { token, method: "POST", path, sent, times: 16 };
  const told = (await Promise.all(others.map((other) => other.ask(asked)))).flat();
  expect(told).toHaveLength(32);
  expect(new Set(told.map(({ status, text }) => `${status} ${text}`))).toEqual(
    new Set(['200 {"moved":{"amount":"2","currency":"USD"}}']),
  );
  expect(told.filter(({ replayed }) => replayed)).toHaveLength(31);
  expect(await spent(all.max.id)).toBe(1);
});

test("a person's form sent twice still waits for the first and gets its answer", async () => {
  const key = newFormKey();
  const both = await whileHeld(all.lin.id, async () => {
    const send = () => spendEarnings(all.lin, { amount: USD(1_000_000n), key });
    const sent = [send(), send()];
    await untilOneWaits();
    return { all: () => Promise.all(sent) };
  });
  const outcomes = await both.all();
  expect(outcomes.filter(({ replayed }) => replayed)).toHaveLength(1);
  expect(outcomes[0]?.answer).toEqual(outcomes[1]?.answer);
});
