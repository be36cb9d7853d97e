/** Delivering: one delivery for one form. */
import { beforeAll } from "vitest";
import { sql } from "#app/domain/kernel/store.ts";
import { deliver } from "#app/domain/orders/deliver.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { move, order, statesOf } from "#tests/kit/task-scene.ts";

useDatabase();
let people: Cast;
beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 100_000_000n);
});

happensOnce("deliver", async () => {
  const { ada, lin } = people;
  const { taskIds } = await order(ada, lin, { priceMicros: 1_000_000n });
  await move(lin, "start", taskIds);
  const tasks = taskIds.map((id) => ({ id }));
  return {
    call: (key) => deliver(lin, { tasks, note: "Here it is.", files: [], key }),
    effect: async () => ({
      states: await statesOf(taskIds),
      deliveries: await sql`select note from deliveries where task_id = any(${taskIds}::text[])`,
    }),
    once: { states: ["delivered"], deliveries: [{ note: "Here it is." }] },
    second: "transition_refused",
  };
});
