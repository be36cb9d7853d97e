/** Accepting a part: the part is released once, and the rest stays held. */
import { beforeAll } from "vitest";
import { sql } from "#app/domain/store/store.ts";
import { acceptPart } from "#app/domain/tasks/accept-part.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";

useDatabase();
let people: Cast;
beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 100_000_000n);
});

happensOnce("accept a part", async () => {
  const { ada, lin } = people;
  const { taskIds } = await order(ada, lin, { priceMicros: 10_000_000n });
  await move(lin, "start", taskIds);
  await handOver(lin, taskIds);
  const [id = ""] = taskIds;
  return {
    call: (key) => acceptPart(ada, { item: { id }, micros: 4_000_000n, note: "So far.", key }),
    effect: async () => {
      const [row] = await sql`
        select t.state, t.revisions_left, t.released_micros, a.balance_micros as held,
               (select count(*)::int from events
                where name = 'task.accepted_part' and (subject_id = t.id or payload::text like '%' || t.id || '%')) as told
        from tasks t join accounts a on a.kind = 'escrow' and a.owner_id = t.id where t.id = ${id}`;
      return row;
    },
    once: {
      state: "started",
      revisions_left: 1,
      released_micros: 4_000_000n,
      held: 6_000_000n,
      told: 1,
    },
    second: "transition_refused",
  };
});
