/** Asking for more time: the newest proposal stands, and no date moves before the other party agrees. */
import { beforeAll } from "vitest";
import { sql } from "#app/domain/store/store.ts";
import { proposeExtension } from "#app/domain/tasks/propose-extension.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { move, order } from "#tests/kit/task-scene.ts";

useDatabase();
let people: Cast;
beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 100_000_000n);
});

happensOnce("propose an extension", async () => {
  const { ada, lin } = people;
  const { taskIds } = await order(ada, lin, { priceMicros: 1_000_000n });
  await move(lin, "start", taskIds);
  const [id = ""] = taskIds;
  return {
    call: (key) => proposeExtension(lin, { item: { id }, days: 5, note: "Rain.", key }),
    effect: async () => {
      const [row] = await sql`
        select t.extension_days,
               (select count(*)::int from task_transitions where task_id = t.id and transition = 'propose_extension') as asked
        from tasks t where t.id = ${id}`;
      return row;
    },
    once: { extension_days: 5, asked: 1 },
    second: "done",
    both: { extension_days: 5, asked: 2 },
  };
});
