/** Every state × transition × actor, generated from the table: allowed ones move, all others are refused and change nothing. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { openDispute } from "#app/domain/disputes/open-dispute.ts";
import { acceptPart } from "#app/domain/tasks/accept-part.ts";
import { advance } from "#app/domain/tasks/advance.ts";
import { amounts } from "#app/domain/tasks/plain-move.ts";
import { lockTasks } from "#app/domain/tasks/lock-tasks.ts";
import { proposeExtension } from "#app/domain/tasks/propose-extension.ts";
import { TASK_LIFECYCLE, TASK_STATES } from "#app/domain/tasks/task-lifecycle.ts";
import type {
  TaskState,
  TaskTransition,
  TaskTransitionRow,
} from "#app/domain/tasks/task-lifecycle.ts";
import { PLAIN_TRANSITIONS } from "#app/domain/tasks/transition-lists.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { handOver, move, order, statesOf } from "#tests/kit/task-scene.ts";

useDatabase();
const PRICE = 10_000_000n;
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 10_000n * PRICE);
});

/** The steps to each state; `split` by accepting a part and then giving the rest back. */
async function taskIn(state: TaskState): Promise<string> {
  const { ada, lin } = people;
  const { taskIds } = await order(ada, lin, { priceMicros: PRICE });
  const [id = ""] = taskIds;
  if (state === "funded") return id;
  if (state === "refunded") await move(lin, "decline", taskIds);
  else await move(lin, "start", taskIds);
  if (["delivered", "released", "split"].includes(state)) await handOver(lin, taskIds);
  if (state === "released") await move(ada, "accept", taskIds);
  if (state === "split") {
    await acceptPart(ada, { item: { id }, micros: 1n, note: "", key: newFormKey() });
    await move(lin, "give_up", taskIds);
  }
  if (state === "disputed")
    await openDispute(ada, {
      taskId: id,
      reason: "other",
      statement: "Nothing came of it.",
      files: [],
      key: newFormKey(),
    });
  return id;
}

const ACTORS = {
  buyer: () => people.ada,
  freelancer: () => people.lin,
  stranger: () => people.max,
  staff: () => people.sol,
  clock: () => CLOCK,
} satisfies Record<string, () => Actor>;

type ActorName = keyof typeof ACTORS;

function roleFits(by: TaskTransitionRow["by"], actor: ActorName): boolean {
  if (by === "either" || by === "other") return actor === "buyer" || actor === "freelancer";
  return by === actor;
}

/** A transition's needs beyond state and party, named by the refusal without them. */
const NEEDS_MORE: Partial<Record<TaskTransition, string>> = {
  call_off: "transition_refused",
  lapse: "too_early",
  go_unanswered: "too_early",
  settle: "too_early",
  abandon: "too_early",
  escalate: "too_early",
  cancel_late: "too_early",
  agree_extension: "transition_refused",
  refuse_cancel: "transition_refused",
  agree_cancel: "transition_refused",
};

function expected(
  row: TaskTransitionRow,
  transition: TaskTransition,
  state: TaskState,
  actor: ActorName,
): string {
  if (actor === "stranger") return "not_found";
  if (!roleFits(row.by, actor)) return "not_allowed";
  if (!row.from.includes(state)) return "transition_refused";
  return NEEDS_MORE[transition] ?? "moves";
}

const TRANSITIONS = Object.keys(TASK_LIFECYCLE).filter(
  (name) => name !== "fund",
) as TaskTransition[];

describe.each(TASK_STATES.map((state) => ({ state })))("a $state task", ({ state }) => {
  test.each(TRANSITIONS.map((transition) => ({ transition })))(
    "$transition",
    async ({ transition }) => {
      const row: TaskTransitionRow = TASK_LIFECYCLE[transition];
      for (const actor of Object.keys(ACTORS) as ActorName[]) {
        const id = await sharedTask(state);
        const wanted = expected(row, transition, state, actor);
        const before = await sql`select * from tasks where id = ${id}`;
        const outcome = await attempt(ACTORS[actor](), transition, id, wanted === "moves");
        expect(`${actor}: ${outcome}`).toBe(`${actor}: ${wanted}`);
        expect(await sql`select * from tasks where id = ${id}`).toEqual(before);
      }
    },
  );
});

/** Tries change nothing, so one task of each state serves all of them. */
const shared = new Map<TaskState, Promise<string>>();
function sharedTask(state: TaskState): Promise<string> {
  const known = shared.get(state) ?? taskIn(state);
  shared.set(state, known);
  return known;
}

class Undo extends Error {}

/** Makes the move inside a command that is then rolled back; returns `moves` or the refusal's code. */
async function attempt(
  actor: Actor,
  transition: TaskTransition,
  id: string,
  moves: boolean,
): Promise<string> {
  const spec = { name: "test.attempt" as const, actor, key: newFormKey(), input: { id } };
  try {
    await command(spec, async (tx) => {
      const { ready } = await lockTasks(tx, [{ id }], transition);
      for (const { task, party } of ready) {
        const parts =
          transition === "accept_part"
            ? { releaseMicros: 1n, refundMicros: 0n }
            : transition === "rule"
              ? { releaseMicros: PRICE / 2n, refundMicros: PRICE - PRICE / 2n }
              : amounts(transition, task);
        await advance(tx, transition, [{ task, party, note: "", ...parts, extensionDays: 1 }]);
        const [after] = await tx.sql<
          { state: TaskState }[]
        >`select state from tasks where id = ${id}`;
        const to: readonly TaskState[] = TASK_LIFECYCLE[transition].to;
        if (!to.includes(after?.state ?? "funded"))
          throw new Error(`${transition} led to ${after?.state}`);
      }
      throw new Undo();
    });
  } catch (error) {
    if (error instanceof Undo) return "moves";
    if (moves) throw error;
    return (error as { code?: string }).code ?? String(error);
  }
  return "was not undone";
}

describe("some transitions' extra rules", () => {
  test("a proposal to cancel is agreed to by the other party only, and can be refused", async () => {
    const { ada, lin } = people;
    const id = await taskIn("started");
    await move(lin, "propose_cancel", [id]);
    await expect(move(lin, "propose_cancel", [id])).rejects.toMatchObject({
      code: "transition_refused",
    });
    await expect(move(lin, "agree_cancel", [id])).rejects.toMatchObject({
      code: "transition_refused",
    });
    await move(ada, "refuse_cancel", [id]);
    await expect(move(ada, "agree_cancel", [id])).rejects.toMatchObject({
      code: "transition_refused",
    });
    await move(lin, "propose_cancel", [id]);
    await move(ada, "agree_cancel", [id]);
    expect(await statesOf([id])).toEqual(["refunded"]);
  });

  test("a delivery ends the freelancer's own proposal to cancel, and only that one", async () => {
    const { ada, lin } = people;
    const changed = await taskIn("started");
    await move(lin, "propose_cancel", [changed]);
    await handOver(lin, [changed]);
    await expect(move(ada, "agree_cancel", [changed])).rejects.toMatchObject({
      code: "transition_refused",
    });
    const asked = await taskIn("started");
    await move(ada, "propose_cancel", [asked]);
    await handOver(lin, [asked]);
    await move(lin, "agree_cancel", [asked]);
    expect(await statesOf([asked])).toEqual(["refunded"]);
  });

  test("accepted parts do not put off the day of silence for ever", async () => {
    const { ada, lin } = people;
    const id = await taskIn("delivered");
    const part = () => acceptPart(ada, { item: { id }, micros: 1n, note: "", key: newFormKey() });
    const clockOf = async () => {
      const [row] = await sql<{ state: string; left: number; next: Date }[]>`
        select state, revisions_left as left, next_at as next from tasks where id = ${id}`;
      return row;
    };
    for (const left of [1, 0]) {
      await part();
      expect(await clockOf()).toMatchObject({ state: "started", left });
      await handOver(lin, [id]);
    }
    const before = await clockOf();
    await part();
    await part();
    expect(await clockOf()).toEqual(before);
    expect(before?.state).toBe("delivered");
  });

  test.each([0, -1, 31, 1.5, Number.NaN])("%s more days are not asked for", async (days) => {
    const id = await sharedTask("started");
    await expect(
      proposeExtension(people.lin, { item: { id }, days, note: "", key: newFormKey() }),
    ).rejects.toMatchObject({ code: "invalid_input" });
  });

  test.each([
    [0n, "amount_not_positive"],
    [-5n, "amount_not_positive"],
    [PRICE, "amount_exceeds_held"],
    [10n ** 30n, "amount_exceeds_held"],
  ])("a part of %s is refused with %s", async (micros, code) => {
    const id = await sharedTask("delivered");
    await expect(
      acceptPart(people.ada, { item: { id }, micros, note: "", key: newFormKey() }),
    ).rejects.toMatchObject({ code });
  });

  test("a word is needed where the other party is owed a reason", async () => {
    const id = await sharedTask("delivered");
    await expect(move(people.ada, "revise", [id], "  ")).rejects.toMatchObject({
      code: "invalid_input",
      field: "note",
    });
  });

  test("every plain transition is in the table, and belongs to a party", () => {
    for (const name of PLAIN_TRANSITIONS)
      expect(["buyer", "freelancer", "either", "other"]).toContain(TASK_LIFECYCLE[name].by);
  });
});
