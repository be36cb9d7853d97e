/** Placing an order: refusals, double clicks, and races for the last cent. */
import { beforeAll, describe, expect, test } from "vitest";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import { inputHash } from "#app/domain/commands/input-hash.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { runFillings } from "#app/domain/orders/fillings/run-fillings.ts";
import { orderPage } from "#app/domain/orders/order-page.ts";
import { placeOrder } from "#app/domain/orders/place-order.ts";
import type { OrderInput } from "#app/domain/orders/place-order.ts";
import { taskPage } from "#app/domain/tasks/task-page.ts";
import { tokenOf } from "#tests/kit/api.ts";
import { cast, enrich, person, sampleGig } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { tasksOf } from "#tests/kit/task-scene.ts";

useDatabase();
let people: Cast;
let gigId: string;
let unitGig: string;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 250_000_000n);
  gigId = await sampleGig(people.lin);
  unitGig = await sampleGig(people.lin, { kind: "unit", priceMicros: 1n });
});

function input(change: Partial<OrderInput> = {}): OrderInput {
  return {
    gigId,
    selection: { package: "basic", quantity: 1 },
    brief: "",
    total: "100",
    key: newFormKey(),
    ...change,
  };
}

async function place(actor: UserActor, change: Partial<OrderInput> = {}) {
  return placeOrder(actor, input(change));
}

async function setGigState(state: string, id = gigId): Promise<void> {
  await command(
    { name: "test.gig_state", actor: OPERATOR, key: newFormKey(), input: { id, state } },
    async (tx) => {
      await tx.sql`update gigs set state = ${state}, command_id = ${tx.command.id} where id = ${id}`;
      return {};
    },
  );
}

describe("an order is refused, with nothing changed", () => {
  test.each([
    ["a gig that is not there", { gigId: "gig_00000000000000000000000000" }, "not_found"],
    ["a gig with a nonsense id", { gigId: "'; drop table gigs" }, "not_found"],
    [
      "a package that is not offered",
      { selection: { package: "gold", quantity: 1 } },
      "invalid_input",
    ],
    [
      "an extra that is not offered",
      { selection: { package: "basic", extras: ["ext_x"], quantity: 1 } },
      "invalid_input",
    ],
    ["none of it", { selection: { package: "basic", quantity: 0 } }, "quantity_out_of_range"],
    ["less than none", { selection: { package: "basic", quantity: -1 } }, "quantity_out_of_range"],
    ["half a package", { selection: { package: "basic", quantity: 1.5 } }, "quantity_out_of_range"],
    [
      "too many packages",
      { selection: { package: "basic", quantity: 21 } },
      "quantity_out_of_range",
    ],
    ["a total from yesterday", { total: "99" }, "quote_changed"],
    [
      "another delivery time than was promised",
      { promised: { deliveryDays: 2, revisions: 2 } },
      "quote_changed",
    ],
    [
      "fewer revisions than were promised",
      { promised: { deliveryDays: 3, revisions: 5 } },
      "quote_changed",
    ],
    ["a total in other words", { total: "1e2" }, "quote_changed"],
    [
      "more than the balance",
      { selection: { package: "basic", quantity: 3 }, total: "300" },
      "insufficient_balance",
    ],
  ])("for %s", async (_what, change, code) => {
    const before = await balance("wallet", people.ada.id, "USD");
    await expect(place(people.ada, change)).rejects.toMatchObject({ code });
    expect(await balance("wallet", people.ada.id, "USD")).toBe(before);
  });

  test("with the shortfall told to the micro", async () => {
    const refused = place(people.ada, {
      selection: { package: "basic", quantity: 3 },
      total: "300",
    });
    await expect(refused).rejects.toMatchObject({ facts: { shortfall: "50" } });
  });

  test("for one's own gig, a paused gig, a draft", async () => {
    await expect(place(people.lin)).rejects.toMatchObject({ code: "own_gig" });
    await setGigState("paused");
    await expect(place(people.ada)).rejects.toMatchObject({ code: "gig_not_for_sale" });
    await setGigState("published");
  });

  test("for 10 001 pieces", async () => {
    const change = { gigId: unitGig, selection: { quantity: 10_001 }, total: "0.010001" };
    await expect(place(people.ada, change)).rejects.toMatchObject({
      code: "quantity_out_of_range",
    });
  });
});

describe("an order of a gig with questions", () => {
  const asking = async () => {
    const id = await sampleGig(people.lin, { kind: "unit", priceMicros: 1n });
    await command(
      { name: "test.questions", actor: OPERATOR, key: newFormKey(), input: { id } },
      async (tx) => {
        await tx.sql`update gigs set buyer_brief = 'Which bird?', command_id = ${tx.command.id} where id = ${id}`;
        return {};
      },
    );
    return { gigId: id, selection: { quantity: 1 }, total: "0.000001" };
  };

  test("is refused without a brief, and placed with one", async () => {
    const change = await asking();
    for (const brief of ["", " \n"])
      await expect(place(people.ada, { ...change, brief })).rejects.toMatchObject({
        code: "brief_missing",
        field: "brief",
      });
    expect((await place(people.ada, { ...change, brief: "A wren." })).replayed).toBe(false);
  });

  test("is placed without a brief by a program, as every earlier release placed it", async () => {
    await tokenOf(people.ada);
    const [token] = await sql<
      { id: string }[]
    >`select id from api_tokens where user_id = ${people.ada.id}`;
    const program = { ...people.ada, tokenId: token?.id ?? "" };
    expect((await place(program, await asking())).answer.orderId).toMatch(/^ord_/);
  });
});

test("an order without files has the input of earlier releases: their key gets its answer", async () => {
  const key = newFormKey();
  const change = { key, gigId: unitGig, selection: { quantity: 1 }, total: "0.000001" };
  const { answer } = await place(people.ada, change);
  const [row] = await sql<{ hash: Uint8Array }[]>`
    select input_hash as hash from commands where idempotency_key = ${key} and actor_id = ${people.ada.id}`;
  const { key: _, ...before } = input(change);
  expect(Buffer.from(row?.hash ?? []).equals(inputHash("orders.place", before))).toBe(true);
  expect(await place(people.ada, { ...change, files: [], draftFiles: [] })).toEqual({
    answer,
    replayed: true,
  });
});

describe("an order sent by a double click", () => {
  test("gives the same answer and one order, also when both arrive at once", async () => {
    const buyer = await person(`click-${newFormKey().slice(0, 8)}`);
    await enrich(buyer, 500_000_000n);
    const key = newFormKey();
    const answers = await Promise.all(Array.from({ length: 8 }, () => place(buyer, { key })));
    expect(new Set(answers.map(({ answer }) => answer.orderId)).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(await balance("wallet", buyer.id, "USD")).toBe(400_000_000n);
  });

  test("with another choice under the same key is refused", async () => {
    const key = newFormKey();
    await place(people.ada, { key, gigId: unitGig, selection: { quantity: 1 }, total: "0.000001" });
    const other = place(people.ada, {
      key,
      gigId: unitGig,
      selection: { quantity: 2 },
      total: "0.000002",
    });
    await expect(other).rejects.toMatchObject({ code: "key_reused" });
  });

  test("under a key that another person used is placed", async () => {
    const key = newFormKey();
    await enrich(people.max, 1n);
    const change = { key, gigId: unitGig, selection: { quantity: 1 }, total: "0.000001" };
    const [mine, theirs] = [await place(people.ada, change), await place(people.max, change)];
    expect(theirs.replayed).toBe(false);
    expect(theirs.answer.orderId).not.toBe(mine.answer.orderId);
  });
});

describe("raced orders", () => {
  test("for the last cent: one is placed, one is refused", async () => {
    const buyer = await person(`race-${newFormKey().slice(0, 8)}`);
    await enrich(buyer, 100_000_000n);
    const results = await Promise.allSettled([place(buyer), place(buyer), place(buyer)]);
    const codes = results.map((result) =>
      result.status === "rejected" ? (result.reason as { code: string }).code : "placed",
    );
    expect(codes.toSorted()).toEqual(["insufficient_balance", "insufficient_balance", "placed"]);
    expect(await balance("wallet", buyer.id, "USD")).toBe(0n);
  });

  test("of one gig by two buyers are both placed: a gig is not a stock", async () => {
    const buyers = [
      await person(`b1-${newFormKey().slice(0, 8)}`),
      await person(`b2-${newFormKey().slice(0, 8)}`),
    ];
    for (const buyer of buyers) await enrich(buyer, 100_000_000n);
    const placed = await Promise.all(buyers.map((buyer) => place(buyer)));
    expect(new Set(placed.map(({ answer }) => answer.orderId)).size).toBe(2);
  });
});

describe("reading an order", () => {
  test("is for its parties and staff; for a stranger and a visitor it does not exist", async () => {
    const { answer } = await place(people.ada, {
      gigId: unitGig,
      selection: { quantity: 2 },
      total: "0.000002",
    });
    const [taskId = ""] = await tasksOf(answer.orderId);
    for (const viewer of [people.ada, people.lin, people.sol]) {
      expect((await orderPage(viewer, answer.orderId, { after: 0 })).tasks).toHaveLength(2);
      expect((await taskPage(viewer, taskId)).task.id).toBe(taskId);
    }
    for (const viewer of [people.max, null]) {
      await expect(orderPage(viewer, answer.orderId, { after: 0 })).rejects.toMatchObject({
        code: "not_found",
      });
      await expect(taskPage(viewer, taskId)).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(taskPage(people.ada, "tsk_nonsense")).rejects.toMatchObject({ code: "not_found" });
  });

  test("of thousands of pieces gives one order, listed page by page", async () => {
    const change = { gigId: unitGig, selection: { quantity: 3_000 }, total: "0.003" };
    const { answer } = await place(people.ada, change);
    await runFillings();
    const seen: number[] = [];
    for (let after: number | null = 0; after !== null && seen.length < 200;) {
      const page = await orderPage(people.ada, answer.orderId, { after });
      seen.push(...page.tasks.map((task) => task.position));
      after = page.nextAfter;
    }
    expect(seen).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
    const [count] =
      await sql`select count(*)::int as n from tasks where order_id = ${answer.orderId}`;
    expect(count).toEqual({ n: 3_000 });
  });
});
