/** A list of tasks is locked before it is read: a command that waited for the lock decides on the other command's result. */
import { beforeAll, beforeEach, expect, test } from "vitest";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { escalateOverdue } from "#app/domain/disputes/deadlines.ts";
import { openDispute } from "#app/domain/disputes/open-dispute.ts";
import { advance } from "#app/domain/tasks/advance.ts";
import { runDeadlines } from "#app/domain/tasks/deadlines.ts";
import { lockTasks } from "#app/domain/tasks/lock-tasks.ts";
import { amounts } from "#app/domain/tasks/plain-move.ts";
import type { PlainTransition } from "#app/domain/tasks/transition-lists.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { movingClock } from "#tests/kit/moving-clock.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { handOver, move, order, statesOf } from "#tests/kit/task-scene.ts";
import { untilTrue } from "#tests/worker/until-true.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Cast } from "#tests/kit/cast.ts";

const database = useDatabase();
const clock = movingClock();
let people: Cast;
let ids: string[];
beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000_000n);
});
beforeEach(async () => {
  ids = (
    await order(people.ada, people.lin, { priceMicros: 1_000_000n, quantity: 2, kind: "unit" })
  ).taskIds;
});

/** Moves the tasks by a command that stays open until another one waits for it; returns the other's result. */
async function whileMoving<T>(
  { actor, transition }: { actor: UserActor; transition: PlainTransition },
  other: () => Promise<T>,
): Promise<T> {
  const { promise: locked, resolve: tell } = Promise.withResolvers<void>();
  const { promise: freed, resolve: free } = Promise.withResolvers<void>();
  const spec = { name: "test.move" as const, actor, key: newFormKey(), input: {} };
  const moving = command(spec, async (tx) => {
    const items = ids.map((id) => ({ id }));
    const { ready } = await lockTasks(tx, items, transition);
    tell();
    await freed;
    const moves = ready.map(({ task, party }) => ({
      task,
      party,
      note: "",
      ...amounts(transition, task),
    }));
    await advance(tx, transition, moves);
    return {};
  });
  await locked;
  const waiting = other();
  // The waiting caller reports a failure.
  waiting.catch(() => {});
  await untilTrue(20, async () => {
    const rows = await database.owner`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    return rows.length > 0;
  });
  free();
  await moving;
  return waiting;
}

const setbacks = () => database.owner`select item_id from setbacks`;

test("tasks that are started in the last moment do not lapse", async () => {
  clock.forward({ hours: 24 * 30 });
  const starting = { actor: people.lin, transition: "start" } as const;
  expect(await whileMoving(starting, () => runDeadlines())).toBe(0);
  expect(await statesOf(ids)).toEqual(["started", "started"]);
  expect(await setbacks()).toEqual([]);
});

test("a list that the freelancer starts is not cancelled by the buyer who waited", async () => {
  const { lin, ada } = people;
  const starting = { actor: lin, transition: "start" } as const;
  const answer = await whileMoving(starting, () => move(ada, "cancel", ids));
  expect(answer.advanced).toEqual([]);
  expect(answer.refused.map(({ code }) => code)).toEqual([
    "transition_refused",
    "transition_refused",
  ]);
  expect(await statesOf(ids)).toEqual(["started", "started"]);
});

test("a list that is accepted is not disputed by the freelancer who waited", async () => {
  const { lin, ada } = people;
  await move(lin, "start", ids);
  await handOver(lin, ids);
  const [taskId = ""] = ids;
  const accepting = { actor: ada, transition: "accept" } as const;
  const disputing = () =>
    openDispute(lin, {
      taskId,
      reason: "other",
      statement: "They do not answer.",
      files: [],
      key: newFormKey(),
    });
  const refusal = await refusalOf(whileMoving(accepting, disputing));
  expect(refusal.code).toBe("transition_refused");
  expect(await statesOf(ids)).toEqual(["released", "released"]);
});

test("late revisions that are delivered in the last moment are not brought to staff", async () => {
  const { lin, ada } = people;
  await move(lin, "start", ids);
  await handOver(lin, ids);
  await move(ada, "revise", ids);
  clock.forward({ hours: 24 * 60 });
  const giving = { actor: lin, transition: "give_up" } as const;
  expect(await whileMoving(giving, () => escalateOverdue())).toBe(0);
  expect(await statesOf(ids)).toEqual(["refunded", "refunded"]);
  expect(await setbacks()).toEqual([]);
  expect(await database.owner`select from disputes where task_id = any(${ids}::text[])`).toEqual(
    [],
  );
});
