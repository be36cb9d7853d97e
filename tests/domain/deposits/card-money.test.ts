/** Card money: what counts as it, when its earnings are available, and that raced orders see each other. */
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { concede } from "#app/domain/disputes/concede.ts";
import { openDispute } from "#app/domain/disputes/open-dispute.ts";
import { acceptPart } from "#app/domain/tasks/accept-part.ts";
import { paymentsQueue } from "#app/domain/payouts/payments-queue.ts";
import { applyCardFact } from "#app/domain/deposits/apply-card-fact.ts";
import { assignSuspense } from "#app/domain/deposits/assign-suspense.ts";
import { startDeposit } from "#app/domain/deposits/start-deposit.ts";
import { overrideEnv } from "#app/env.server.ts";
import { enrich, person, sampleGig } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { beginLarge } from "#tests/domain/orders/fillings/scene.ts";
import { USD } from "#tests/kit/money-story.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";
import type { PlacedOrder } from "#tests/kit/task-scene.ts";

const database = useDatabase();
const HOUR = 3_600_000;
const DOLLARS = 1_000_000n;
let count = 0;
let lin: UserActor;
let sol: UserActor;
let buyer: UserActor;

beforeAll(async () => {
  lin = await person("lin");
  sol = await person("sol", "staff");
});
beforeEach(async () => {
  count += 1;
  buyer = await person(`buyer-${count}`);
});

const ordered = async (dollars: bigint) => order(buyer, lin, { priceMicros: dollars * DOLLARS });

interface Frozen {
  funding: string;
  clearingHours: number;
  fundsClearAt: Date | null;
}

async function frozen({ orderId }: PlacedOrder): Promise<Frozen | undefined> {
  const [row] = await sql<Frozen[]>`
    select funding, clearing_hours as "clearingHours", funds_clear_at as "fundsClearAt" from orders where id = ${orderId}`;
  return row;
}

const CARD = { funding: "card", clearingHours: 0, fundsClearAt: expect.any(Date) };
const BALANCE = { funding: "balance", clearingHours: 0, fundsClearAt: null };

/** Hours from the youngest payment to the frozen moment. */
async function hoursFrom(settledHoursAgo: number, placed: PlacedOrder): Promise<number> {
  const [row] = await sql<
    { at: Date }[]
  >`select placed_at as at from orders where id = ${placed.orderId}`;
  const until = (await frozen(placed))?.fundsClearAt?.getTime() ?? Number.NaN;
  return Math.round((until - (row?.at.getTime() ?? 0)) / HOUR + settledHoursAgo);
}

/** Pays a deposit by the processor's message, begun as the wallet's page does. */
async function deposited(dollars: bigint, state: "failed" | "succeeded" = "succeeded") {
  const { answer } = await startDeposit(buyer, {
    amount: USD(dollars * DOLLARS),
    key: newFormKey(),
  });
  const fact = {
    ref: `card_${answer.depositId}`,
    operationKey: answer.depositId,
    minorUnits: dollars * 100n,
    currency: "USD",
    failure: null,
  } as const;
  await applyCardFact({ ...fact, state });
  return fact;
}

describe("an order is paid with card money", () => {
  test("when the balance could not have paid it without a deposit younger than the hours", async () => {
    await enrich(buyer, 100n * DOLLARS, "USD", 119);
    const placed = await ordered(90n);
    expect(await frozen(placed)).toEqual(CARD);
    expect(await hoursFrom(119, placed)).toBe(120);
  });

  test("but not when the deposit is older than the hours", async () => {
    await enrich(buyer, 100n * DOLLARS, "USD", 121);
    expect(await frozen(await ordered(90n))).toEqual(BALANCE);
  });

  test("only as far as prepaid money does not suffice, and then until the youngest deposit clears", async () => {
    await enrich(buyer, 100n * DOLLARS);
    await enrich(buyer, 50n * DOLLARS, "USD", 100);
    await enrich(buyer, 50n * DOLLARS, "USD", 10);
    expect(await frozen(await ordered(100n))).toEqual(BALANCE);
    const placed = await ordered(1n);
    expect(await frozen(placed)).toEqual(CARD);
    expect(await hoursFrom(10, placed)).toBe(120);
  });

  test("when its money came back from another order of card money first", async () => {
    await enrich(buyer, 100n * DOLLARS, "USD", 10);
    const first = await ordered(100n);
    await move(lin, "decline", first.taskIds);
    const again = await ordered(60n);
    expect(await frozen(again)).toEqual(CARD);
    expect((await frozen(again))?.fundsClearAt).toEqual((await frozen(first))?.fundsClearAt);
  });

  test("when a suspense receipt was assigned to the buyer lately", async () => {
    const ref = `card_unknown_${count}`;
    const fact = { ref, operationKey: null, state: "succeeded", failure: null } as const;
    await applyCardFact({ ...fact, minorUnits: 700n, currency: "USD" });
    const { suspense } = await paymentsQueue(sol);
    const transferId = suspense.find((line) => line.ref === ref)?.id ?? "";
    const handle = `buyer-${count}`;
    await assignSuspense(sol, {
      transferId,
      handle,
      reason: "Named by the bank.",
      key: newFormKey(),
    });
    const placed = await ordered(7n);
    expect(await frozen(placed)).toEqual(CARD);
    expect(await hoursFrom(0, placed)).toBe(120);
  });

  test("when a deposit failed long ago and its money arrives now after all", async () => {
    const fact = await deposited(10n, "failed");
    await database.owner.begin(async (tx) => {
      await tx`alter table deposits disable trigger user`;
      await tx`update deposits set created_at = created_at - interval '30 days', settled_at = settled_at - interval '30 days' where id = ${fact.operationKey}`;
      await tx`alter table deposits enable trigger user`;
    });
    expect(await applyCardFact({ ...fact, state: "succeeded" })).toBe("succeeded");
    expect(await frozen(await ordered(10n))).toEqual(CARD);
  });

  test("when it is so large that its tasks are made later", async () => {
    await enrich(buyer, 5000n, "USD", 10);
    const gigId = await sampleGig(lin, { kind: "unit", priceMicros: 1000n });
    const orderId = await beginLarge(buyer, { gigId, quantity: 5 });
    expect(await frozen({ orderId, taskIds: [] })).toEqual(CARD);
  });

  test("but not through a deposit that failed", async () => {
    await enrich(buyer, 10n * DOLLARS);
    await deposited(10n, "failed");
    expect(await frozen(await ordered(10n))).toEqual(BALANCE);
  });

  test("but not through a deposit in another currency or of another person", async () => {
    await enrich(buyer, 100n * DOLLARS);
    await enrich(buyer, 100n * DOLLARS, "EUR", 1);
    await enrich(lin, 100n * DOLLARS, "USD", 1);
    expect(await frozen(await ordered(100n))).toEqual(BALANCE);
  });

  test("but not where the hours are zero", async () => {
    const restore = overrideEnv({ clearingCardHours: 0 });
    await enrich(buyer, 100n * DOLLARS, "USD", 0);
    expect(await frozen(await ordered(90n))).toEqual(BALANCE);
    restore();
  });
});

/** Database sessions that wait for the wallet of the test's buyer. */
async function waiting(): Promise<number> {
  const rows = await database.owner`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%post_transfers%'`;
  return rows.length;
}

test("two raced orders see each other: prepaid money pays only one of them", async () => {
  await enrich(buyer, 100n * DOLLARS);
  await enrich(buyer, 100n * DOLLARS, "USD", 1);
  const held = Promise.withResolvers<void>();
  const locked = Promise.withResolvers<void>();
  const holder = database.owner.begin(async (tx) => {
    await tx`select from accounts where kind = 'wallet' and owner_id = ${buyer.id} for update`;
    locked.resolve();
    await held.promise;
  });
  await locked.promise;
  const raced = [ordered(100n), ordered(100n)];
  while ((await waiting()) < 2) await new Promise((done) => setTimeout(done, 5));
  held.resolve();
  await holder;
  const found = await Promise.all((await Promise.all(raced)).map(frozen));
  expect(found).toEqual(expect.arrayContaining([BALANCE, CARD]));
});

describe("earnings", () => {
  const earnings = async (kind: "earnings_available" | "earnings_clearing", who: UserActor) =>
    balance(kind, who.id, "USD");

  async function accepted(placed: PlacedOrder, seller: UserActor): Promise<Date[]> {
    await move(seller, "start", placed.taskIds);
    await handOver(seller, placed.taskIds);
    await move(buyer, "accept", placed.taskIds);
    const rows = await sql<{ at: Date }[]>`
      select clears_at as at from clearings where task_id = any(${placed.taskIds}::text[])`;
    return rows.map(({ at }) => at);
  }

  test("of an order from before the frozen moment clear for the hours it was placed with", async () => {
    const seller = await person(`seller-${count}`);
    await enrich(buyer, 100n * DOLLARS);
    const placed = await order(buyer, seller, { priceMicros: 100n * DOLLARS });
    await database.owner.begin(async (tx) => {
      await tx`alter table orders disable trigger user`;
      await tx`update orders set funding = 'card', clearing_hours = 120 where id = ${placed.orderId}`;
      await tx`alter table orders enable trigger user`;
    });
    const [at] = await accepted(placed, seller);
    const [step] = await sql<{ at: Date }[]>`
      select at from task_transitions where task_id = ${placed.taskIds[0] ?? ""} and transition = 'accept'`;
    expect(at?.getTime()).toBe((step?.at.getTime() ?? 0) + 120 * HOUR);
  });

  test("of card money wait however they are released: alone, in a list, in part, by conceding", async () => {
    const seller = await person(`seller-${count}`);
    await enrich(buyer, 40n * DOLLARS, "USD", 20);
    const four = { priceMicros: 10n * DOLLARS, quantity: 4, kind: "unit" } as const;
    const placed = await order(buyer, seller, four);
    const [alone = "", first = "", second = "", contested = ""] = placed.taskIds;
    await move(seller, "start", placed.taskIds);
    await handOver(seller, placed.taskIds);
    await move(buyer, "accept", [alone]);
    await move(buyer, "accept", [first, second]);
    const part = { item: { id: contested }, micros: 3n * DOLLARS, note: "", key: newFormKey() };
    await acceptPart(buyer, part);
    const said = { reason: "not_as_ordered", statement: "It is not what I ordered." } as const;
    const key = newFormKey();
    const { answer } = await openDispute(buyer, { taskId: contested, ...said, files: [], key });
    await concede(buyer, { disputeId: answer.disputeId, key: newFormKey() });
    const rows = await sql<{ at: Date; micros: bigint }[]>`
      select clears_at as at, sum(amount_micros)::bigint as micros from clearings
      where task_id = any(${placed.taskIds}::text[]) group by 1`;
    expect(rows).toEqual([{ at: (await frozen(placed))?.fundsClearAt, micros: 36n * DOLLARS }]);
    expect(await earnings("earnings_available", seller)).toBe(0n);
  });

  test("of card money are available at the frozen moment, or the hours of other money after the release if that is later", async () => {
    const seller = await person(`seller-${count}`);
    await enrich(buyer, 200n * DOLLARS, "USD", 20);
    const one = await order(buyer, seller, { priceMicros: 100n * DOLLARS });
    expect(await accepted(one, seller)).toEqual([(await frozen(one))?.fundsClearAt]);
    const restore = overrideEnv({ clearingBalanceHours: 200 });
    const two = await order(buyer, seller, { priceMicros: 100n * DOLLARS });
    restore();
    const [at] = await accepted(two, seller);
    const [step] = await sql<{ at: Date }[]>`
      select at from task_transitions where task_id = ${two.taskIds[0] ?? ""} and transition = 'accept'`;
    expect(at?.getTime()).toBe((step?.at.getTime() ?? 0) + 200 * HOUR);
    expect(await earnings("earnings_available", seller)).toBe(0n);
    expect(await earnings("earnings_clearing", seller)).toBe(180n * DOLLARS);
  });
});
