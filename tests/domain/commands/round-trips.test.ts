/** The round trips of a command, by itself and in a group, counted on the wire. */
import { beforeAll, expect, test } from "vitest";
import { overrideEnv, provideDatabase } from "#app/env.server.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { closeStore } from "#app/domain/store/store.ts";
import { advanceTasks } from "#app/domain/tasks/advance-tasks.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { wireTo } from "#tests/kit/wire.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";
import type { Cast } from "#tests/kit/cast.ts";
import type { Wire } from "#tests/kit/wire.ts";

const database = useDatabase();
/** Groups that may run at once. */
const GROUPS = 2;
const KEY = newFormKey();
const delivered: string[] = [];
let people: Cast;
let wire: Wire;
let accepted = "";

const next = () => delivered.shift() ?? "";
const accept = (id: string, key = newFormKey()) =>
  advanceTasks(people.ada, { transition: "accept", tasks: [{ id }], note: "", key });
const acceptTogether = (callers: number) =>
  Promise.all(Array.from({ length: callers }, () => accept(next())));
const nothing = (key = newFormKey()) =>
  command({ name: "test.nothing", actor: OPERATOR, key, input: {} }, async () => ({}));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (problem: { code: string }) => problem.code,
  );

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000_000n);
  const what = { priceMicros: 1_000n, quantity: 60, kind: "unit" as const };
  const { taskIds } = await order(people.ada, people.lin, what);
  await move(people.lin, "start", taskIds);
  await handOver(people.lin, taskIds);
  delivered.push(...taskIds);
  await closeStore();
  wire = await wireTo(database.url);
  provideDatabase(wire.url);
  // One connection, and each statement run once before: a connection asks the server for the types of a new statement first.
  overrideEnv({ poolSize: 1 });
  accepted = next();
  for (let times = 0; times < 2; times += 1) {
    await nothing(KEY);
    await accept(accepted, KEY);
    await codeOf(accept("tsk_unknown"));
    await acceptTogether(4);
  }
  return async () => {
    await closeStore();
    await wire.close();
  };
});

test("a command that reads nothing before it writes takes two round trips", async () => {
  expect(await wire.during(() => nothing())).toEqual({ trips: 2, transactions: 1 });
});

test("a key that was used before takes two round trips", async () => {
  expect(await wire.during(() => nothing(KEY))).toEqual({ trips: 2, transactions: 1 });
  expect(await wire.during(() => accept(accepted, KEY))).toEqual({ trips: 2, transactions: 1 });
});

test("a refused task takes two round trips", async () => {
  const refused = await wire.during(async () => {
    expect(await codeOf(accept(accepted))).toBe("transition_refused");
  });
  expect(refused).toEqual({ trips: 2, transactions: 1 });
});

test("one task accepted by itself takes three round trips", async () => {
  expect(await wire.during(() => acceptTogether(1))).toEqual({ trips: 3, transactions: 1 });
});

test.each([8, 32])("%i tasks accepted at once take three round trips a group", async (callers) => {
  const cost = await wire.during(() => acceptTogether(callers));
  expect(cost).toEqual({ trips: 3 * GROUPS, transactions: GROUPS });
});
