/** Delivering: one delivery for one form. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { ReceivedFile } from "#app/domain/files/received-file.ts";
import { sql } from "#app/domain/store/store.ts";
import { deliver } from "#app/domain/tasks/deliver.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
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

/** Refused before any file is read. */
const FILE = { sha256: "0".repeat(64) } as ReceivedFile;

test("a delivery needs a note or a file, and takes files for one order only", async () => {
  const { ada, lin } = people;
  const one = await order(ada, lin, { priceMicros: 1_000_000n });
  const two = await order(ada, lin, { priceMicros: 1_000_000n });
  const taskIds = [...one.taskIds, ...two.taskIds];
  await move(lin, "start", taskIds);
  const tasks = taskIds.map((id) => ({ id }));
  const sent = (note: string, files: ReceivedFile[]) =>
    refusalOf(deliver(lin, { tasks, note, files, key: newFormKey() }));
  expect(await sent("  ", [])).toMatchObject({ code: "delivery_empty", field: "note" });
  expect(await sent("Here.", [FILE])).toMatchObject({ code: "invalid_input", field: "files" });
  expect(await statesOf(taskIds)).toEqual(["started", "started"]);
});
