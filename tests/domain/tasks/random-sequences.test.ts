/** Random lives: after any acts of people and the clock, in any order, the books are right after every single step. */
import * as fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { setClock } from "#app/domain/kernel/clock.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { concede } from "#app/domain/disputes/concede.ts";
import { escalateOverdue } from "#app/domain/disputes/deadlines.ts";
import { openDispute } from "#app/domain/disputes/open-dispute.ts";
import { acceptPart } from "#app/domain/tasks/accept-part.ts";
import { PLAIN_TRANSITIONS } from "#app/domain/tasks/transition-lists.ts";
import { runDeadlines } from "#app/domain/tasks/deadlines.ts";
import { proposeExtension } from "#app/domain/tasks/propose-extension.ts";
import { requireHealthyBooks } from "#tests/kit/books.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";

const database = useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000_000_000n);
});

const who = fc.constantFrom("ada", "lin", "max", "sol");
const which = fc.integer({ min: 0, max: 3 });
const act = fc.oneof(
  { weight: 6, arbitrary: fc.record({ verb: fc.constantFrom(...PLAIN_TRANSITIONS), who, which }) },
  { weight: 3, arbitrary: fc.record({ verb: fc.constant("deliver" as const), who, which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      verb: fc.constant("accept_part" as const),
      who,
      which,
      micros: fc.bigInt({ min: 1n, max: 5_000_000n }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      verb: fc.constantFrom("dispute" as const, "concede" as const, "propose_extension" as const),
      who,
      which,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      verb: fc.constant("wait" as const),
      hours: fc.integer({ min: 1, max: 200 }),
    }),
  },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

async function perform(step: Act, tasks: string[], pass: (hours: number) => void): Promise<void> {
  if (step.verb === "wait") {
    pass(step.hours);
    await runDeadlines();
    await escalateOverdue();
    return;
  }
  const actor = people[step.who];
  const id = tasks[step.which % tasks.length] ?? "";
  const key = newFormKey();
  switch (step.verb) {
    case "deliver":
      await handOver(actor, [id]);
      return;
    case "accept_part":
      await acceptPart(actor, { item: { id }, micros: step.micros, note: "", key });
      return;
    case "propose_extension":
      await proposeExtension(actor, { item: { id }, days: 3, note: "", key });
      return;
    case "dispute":
      await openDispute(actor, {
        taskId: id,
        reason: "other",
        statement: "It went wrong.",
        files: [],
        key,
      });
      return;
    case "concede": {
      const [dispute] = await sql<
        { id: string }[]
      >`select id from disputes where task_id = ${id} and state <> 'closed'`;
      if (dispute !== undefined) await concede(actor, { disputeId: dispute.id, key });
      return;
    }
    default:
      await move(actor, step.verb, [id]);
  }
}

test("random lives of tasks leave right books after every step", { timeout: 120_000 }, async () => {
  let moved = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 5, maxLength: 30 }),
      fc.bigInt({ min: 1n, max: 9_999_999n }),
      async (acts, priceMicros) => {
        let at = Temporal.Now.instant();
        const restore = setClock({ now: () => at });
        try {
          const { taskIds } = await order(people.ada, people.lin, {
            priceMicros,
            quantity: 3,
            kind: "unit",
          });
          await move(people.lin, "start", taskIds);
          for (const step of acts) {
            at = at.add({ seconds: 1 });
            try {
              await perform(step, taskIds, (hours) => {
                at = at.add({ hours });
              });
              moved += 1;
            } catch (error) {
              if (!(error instanceof Refusal)) throw error;
            }
            await requireHealthyBooks(database.owner);
          }
        } finally {
          restore();
        }
      },
    ),
    { numRuns: 25, endOnFailure: true },
  );
  // About seventy; the exact number is random.
  expect(moved).toBeGreaterThan(20);
});
