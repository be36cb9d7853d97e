/** One slice of a batch: two workers with the same slice carry it out once. */
import { beforeAll } from "vitest";
import { runSlice } from "#app/domain/batches/run-slice.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { order } from "#tests/kit/task-scene.ts";
import { begin, ends, standing, timesMade } from "#tests/domain/batches/scene.ts";

useDatabase();
let people: Cast;
beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 100_000_000n);
});

changesOnce("run the only slice of a batch", async () => {
  const { ada, lin } = people;
  const what = { priceMicros: 1000n, quantity: 3, kind: "unit" } as const;
  const { taskIds } = await order(ada, lin, what);
  const batchId = await begin(lin, "start", taskIds);
  return {
    call: () => runSlice(batchId),
    effect: async () => ({
      made: await timesMade("start", taskIds),
      ended: (await ends(batchId)).length,
      ...(await standing(lin, batchId)),
    }),
    once: { made: [1, 1, 1], ended: 1, state: "finished", done: 3, refused: 0, left: 0 },
  };
});
