/** The shortest whole life of a task, through every layer. */
import { beforeEach, describe, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { advanceTasks } from "#app/domain/tasks/advance-tasks.ts";
import { deliver } from "#app/domain/tasks/deliver.ts";
import { placeOrder } from "#app/domain/orders/place-order.ts";
import { books } from "#tests/kit/books-of.ts";
import { cast, enrich, sampleGig } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";

useDatabase();
let people: Cast;

describe("a task's life", () => {
  beforeEach(async () => {
    people ??= await cast();
  });

  test("is ordered, started, delivered, accepted", async () => {
    const { ada, lin } = people;
    await enrich(ada, 150_000_000n);
    const gigId = await sampleGig(lin);
    const order = await placeOrder(ada, {
      gigId,
      selection: { package: "basic", quantity: 1 },
      brief: "Copper, please.",
      total: "100",
      key: newFormKey(),
    });
    const rows = await sql<
      { id: string }[]
    >`select id from tasks where order_id = ${order.answer.orderId}`;
    const tasks = rows.map(({ id }) => ({ id }));
    expect(await books()).toEqual({
      "card_clearing(farthing)": "150",
      "escrow(tasks)": "100",
      "wallet(ada)": "50",
    });
    await advanceTasks(lin, { transition: "start", tasks, note: "", key: newFormKey() });
    await deliver(lin, { tasks, note: "Here it is.", files: [], key: newFormKey() });
    await advanceTasks(ada, { transition: "accept", tasks, note: "", key: newFormKey() });
    expect(await books()).toEqual({
      "card_clearing(farthing)": "150",
      "commission(farthing)": "10",
      "earnings_available(lin)": "90",
      "wallet(ada)": "50",
    });
  });
});
