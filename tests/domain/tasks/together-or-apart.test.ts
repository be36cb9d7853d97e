/** Three equal shops: the first moves its tasks in lists, the second task by task, the third all at once. Their books end equal. */
import * as fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { advanceTasks } from "#app/domain/tasks/advance-tasks.ts";
import { acceptPart } from "#app/domain/tasks/accept-part.ts";
import { PLAIN_TRANSITIONS } from "#app/domain/tasks/transition-lists.ts";
import { enrich, person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { handOver, order } from "#tests/kit/task-scene.ts";

useDatabase();

type Way = "lists" | "one by one" | "at once";
const WAYS: Way[] = ["lists", "one by one", "at once"];
const RUNS = 6;
const PIECES = 7;

interface Shop {
  way: Way;
  buyer: UserActor;
  seller: UserActor;
}

let shops: Shop[];

beforeAll(async () => {
  shops = await Promise.all(
    WAYS.map(async (way, place) => ({
      way,
      buyer: await person(`buyer-${place}`),
      seller: await person(`seller-${place}`),
    })),
  );
  for (const { buyer } of shops) await enrich(buyer, 1_000_000_000_000n);
});

const places = fc.array(fc.integer({ min: 0, max: PIECES - 1 }), { minLength: 1, maxLength: 9 });
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      verb: fc.constantFrom(...PLAIN_TRANSITIONS),
      who: fc.constantFrom("buyer" as const, "seller" as const),
      places,
      version: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined, freq: 6 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ verb: fc.constant("deliver" as const), places }) },
  {
    weight: 1,
    arbitrary: fc.record({
      verb: fc.constant("part" as const),
      places,
      micros: fc.bigInt({ min: 1n, max: 2_000n }),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** So that the following steps have tasks to move. */
const BEGINNING: Step[] = [
  { verb: "start", who: "seller", places: [0, 1, 2, 3, 4, 5], version: undefined },
  { verb: "deliver", places: [0, 1, 2, 3] },
];

/** The result of each task of the step: `done` or the refusal's code, by its place. */
type Results = Array<[place: number, result: string]>;

async function result(work: Promise<{ advanced: string[]; refused: Array<{ code: string }> }>) {
  try {
    const { refused } = await work;
    return refused[0]?.code ?? "done";
  } catch (problem) {
    if (problem instanceof Refusal) return problem.code;
    throw problem;
  }
}

/** A list names each task once, so the other shops do so too. */
async function perform(shop: Shop, taskIds: string[], one: Step): Promise<Results> {
  const chosen = [...new Set(one.places)];
  const idAt = (place: number) => taskIds[place] ?? "";
  if (one.verb === "deliver") {
    const ids = chosen.map(idAt);
    return [[-1, await result(handOver(shop.seller, ids))]];
  }
  if (one.verb === "part") {
    const part = { item: { id: idAt(chosen[0] ?? 0) }, micros: one.micros, note: "" };
    const work = acceptPart(shop.buyer, { ...part, key: newFormKey() });
    return [[-1, await result(work.then(({ answer }) => answer))]];
  }
  const { verb, who, version } = one;
  const advance = async (items: number[]) => {
    const tasks = items.map((place) => ({ id: idAt(place), version }));
    const input = { transition: verb, tasks, note: "Because.", key: newFormKey() };
    return (await advanceTasks(shop[who], input)).answer;
  };
  if (shop.way === "lists") {
    const only = chosen.length === 1 ? chosen[0] : undefined;
    if (only !== undefined) return [[only, await result(advance(chosen))]];
    const { refused } = await advance(chosen);
    const codes = new Map(refused.map(({ id, code }) => [id, code]));
    return chosen.map((place) => [place, codes.get(idAt(place)) ?? "done"]);
  }
  if (shop.way === "at once")
    return Promise.all(
      chosen.map(async (place) => [place, await result(advance([place]))] as [number, string]),
    );
  const results: Results = [];
  for (const place of chosen) results.push([place, await result(advance([place]))]);
  return results;
}

/** The comparable state of two equal shops: amounts, states and the number of steps of each task, and both balances. */
async function standing({ buyer, seller }: Shop, taskIds: string[]) {
  const tasks = await sql`
    select t.state, t.version, t.released_micros, t.refunded_micros, t.commission_micros, t.revisions_left, t.next_event,
           (select array_agg(s.transition order by s.id) from task_transitions s where s.task_id = t.id) as history,
           (select array_agg(f.kind || ' ' || f.amount_micros order by f.id) from transfers f where f.subject_id = t.id) as transfers
    from tasks t join unnest(${taskIds}::text[]) with ordinality w(id, place) on w.id = t.id order by w.place`;
  const balances = await sql`
    select kind, sum(balance_micros) as micros from accounts
    where owner_id = any(${[buyer.id, seller.id]}::text[]) group by kind order by kind`;
  return { tasks: [...tasks], balances: [...balances] };
}

test("tasks moved in lists, one by one and all at once give the same answers and the same books", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.bigInt({ min: 1n, max: 99_999n }),
      fc.array(step, { minLength: 4, maxLength: 12 }),
      async (priceMicros, steps) => {
        const what = { priceMicros, quantity: PIECES, kind: "unit" as const };
        const placed = [];
        for (const { buyer, seller } of shops) placed.push(await order(buyer, seller, what));
        for (const one of [...BEGINNING, ...steps]) {
          const results = [];
          for (const [place, shop] of shops.entries())
            results.push(await perform(shop, placed[place]?.taskIds ?? [], one));
          expect(results[1]).toEqual(results[0]);
          expect(results[2]).toEqual(results[0]);
        }
        const ends = [];
        for (const [place, shop] of shops.entries())
          ends.push(await standing(shop, placed[place]?.taskIds ?? []));
        expect(ends[1]).toEqual(ends[0]);
        expect(ends[2]).toEqual(ends[0]);
      },
    ),
    { numRuns: RUNS },
  );
});
