/** Cancels a batch: asked once or twice, it ends at its next step. */
import { beforeAll } from "vitest";
import { cancelBatch } from "#app/domain/batches/cancel-batch.ts";
import { runSlice } from "#app/domain/batches/run-slice.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { order } from "#tests/kit/task-scene.ts";
import { begin, finish, resultsOf } from "#tests/domain/batches/scene.ts";

useDatabase();
let people: Cast;
beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 100_000_000n);
});

happensOnce("cancel a batch", async () => {
  const { ada, lin } = people;
  const what = { priceMicros: 1000n, quantity: 3, kind: "unit" } as const;
  const batchId = await begin(lin, "start", (await order(ada, lin, what)).taskIds);
  await runSlice(batchId, 1);
  let asked = false;
  return {
    call: (key) => {
      asked = true;
      return cancelBatch(lin, { batchId, key });
    },
    effect: async () => {
      if (asked) await finish(batchId, 1);
      return resultsOf(lin, batchId);
    },
    once: ["done", "batch_cancelled", "batch_cancelled"],
    second: "done",
  };
});
