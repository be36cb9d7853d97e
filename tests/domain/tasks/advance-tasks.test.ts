/** Plain buttons, for one task (which may share its transaction) and for a list (which has its own). */
import { beforeAll } from "vitest";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { advanceTasks } from "#app/domain/tasks/advance-tasks.ts";
import type { PlainTransition } from "#app/domain/tasks/transition-lists.ts";
import { cast, enrich, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { handOver, move, order, statesOf } from "#tests/kit/task-scene.ts";

useDatabase();
let people: Cast;
let sellers = 0;
beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 100_000_000n);
});

async function pieces(quantity: number): Promise<{ lin: UserActor; taskIds: string[] }> {
  sellers += 1;
  const lin = await person(`seller-${sellers}`);
  const what = { priceMicros: 1_000_000n, quantity, kind: "unit" } as const;
  return { lin, ...(await order(people.ada, lin, what)) };
}

const press = (actor: UserActor, transition: PlainTransition, taskIds: string[], key: string) =>
  advanceTasks(actor, { transition, tasks: taskIds.map((id) => ({ id })), note: "", key });

happensOnce("start one task", async () => {
  const { lin, taskIds } = await pieces(1);
  return {
    call: (key) => press(lin, "start", taskIds, key),
    effect: () => statesOf(taskIds),
    once: ["started"],
    second: "transition_refused",
  };
});

for (const [what, quantity, second] of [
  ["one task", 1, "transition_refused"],
  // Items of a list are refused in its answer.
  ["a list of tasks", 3, "done"],
] as const)
  happensOnce(`accept ${what}`, async () => {
    const { lin, taskIds } = await pieces(quantity);
    await move(lin, "start", taskIds);
    await handOver(lin, taskIds);
    return {
      call: (key) => press(people.ada, "accept", taskIds, key),
      effect: async () => ({
        states: await statesOf(taskIds),
        earned: await balance("earnings_available", lin.id, "USD"),
      }),
      once: { states: taskIds.map(() => "released"), earned: BigInt(quantity) * 900_000n },
      second,
    };
  });
