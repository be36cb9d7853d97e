/** Opening, answering and conceding: every refusal, the races, the right to read, and the clock meanwhile. */
import { beforeAll, describe, expect, test } from "vitest";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { caseFile } from "#app/domain/disputes/case-file.ts";
import { concede } from "#app/domain/disputes/concede.ts";
import { escalateOverdue } from "#app/domain/disputes/deadlines.ts";
import { disputableTask } from "#app/domain/disputes/disputable-task.ts";
import { disputePage } from "#app/domain/disputes/dispute-page.ts";
import { DISPUTE_REASONS, reasonsFor } from "#app/domain/disputes/dispute-reasons.ts";
import { openDispute } from "#app/domain/disputes/open-dispute.ts";
import type { OpenInput } from "#app/domain/disputes/open-dispute.ts";
import { rulingPreview } from "#app/domain/disputes/preview-ruling.ts";
import { respond } from "#app/domain/disputes/respond.ts";
import { advanceTasks } from "#app/domain/tasks/advance-tasks.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import {
  codeOf,
  deliveredTask,
  disputeInReview,
  disputeRow,
  openedDispute,
  orderedTask,
  startedTask,
} from "./scene.ts";

useDatabase();
const clock = useMovedClock();
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

function opening(taskId: string, more: Partial<OpenInput> = {}): OpenInput {
  const statement = "It is tin.";
  return { taskId, reason: "other", statement, files: [], key: newFormKey(), ...more };
}

const FILE = {
  name: "tin.png",
  mediaType: "image/png",
  bytes: 12,
  sha256: "ab".repeat(32),
  keptSha256: "0",
  storageKey: "kept/tin",
};

describe("opening a dispute is refused", () => {
  test.each([
    ["a stranger", "max", "not_found"],
    ["staff", "sol", "not_allowed"],
  ] as const)("to %s", async (_who, name, code) => {
    const taskId = await deliveredTask(people);
    expect(await codeOf(openDispute(people[name], opening(taskId)))).toBe(code);
    expect(await codeOf(disputableTask(people[name], taskId))).toBe(code);
  });

  test("to the clock, and for a task that does not exist", async () => {
    const taskId = await deliveredTask(people);
    expect(await codeOf(openDispute(CLOCK, opening(taskId)))).toBe("not_allowed");
    expect(await codeOf(openDispute(people.ada, opening("tsk_nothing")))).toBe("not_found");
    expect(await codeOf(disputableTask(people.ada, "tsk_nothing"))).toBe("not_found");
  });

  test("before work started and after it was accepted", async () => {
    const funded = await orderedTask(people);
    expect(await codeOf(openDispute(people.ada, opening(funded)))).toBe("transition_refused");
    const done = await deliveredTask(people);
    const tasks = [{ id: done }];
    await advanceTasks(people.ada, { transition: "accept", tasks, note: "", key: newFormKey() });
    expect(await codeOf(openDispute(people.ada, opening(done)))).toBe("transition_refused");
    expect((await disputableTask(people.ada, done)).may).toBe(false);
  });

  test("without a statement, with too long a statement, with a reason of the other party", async () => {
    const taskId = await deliveredTask(people);
    const tried: Array<Partial<OpenInput>> = [
      { statement: " \n " },
      { statement: "x".repeat(5001) },
      { reason: "nonsense" },
      { reason: "work_refused" },
      { reason: "revision_overdue" },
      { reason: "constructor" },
    ];
    for (const more of tried)
      expect(await codeOf(openDispute(people.ada, opening(taskId, more)))).toBe("invalid_input");
    expect((await disputableTask(people.ada, taskId)).may).toBe(true);
  });

  test("on a stale page", async () => {
    const taskId = await startedTask(people);
    const { version } = await disputableTask(people.ada, taskId);
    const stale = openDispute(people.ada, opening(taskId, { version: version - 1 }));
    expect(await codeOf(stale)).toBe("stale");
    expect(await codeOf(openDispute(people.ada, opening(taskId, { version })))).toBe("done");
  });

  test("twice: the same form gets the same answer, another form is refused", async () => {
    const taskId = await deliveredTask(people);
    const input = opening(taskId, { files: [FILE] });
    const [one, two] = await Promise.all([
      openDispute(people.ada, input),
      openDispute(people.ada, { ...input, files: [{ ...FILE, storageKey: "kept/other" }] }),
    ]);
    expect(one.answer).toEqual(two.answer);
    expect(one.replayed).not.toBe(two.replayed);
    expect(await codeOf(openDispute(people.ada, opening(taskId)))).toBe("dispute_already_open");
    expect(await codeOf(openDispute(people.ada, { ...input, reason: "too_late" }))).toBe(
      "key_reused",
    );
    const view = await disputePage(people.lin, one.answer.disputeId);
    expect(view.statements[0]?.files.map(({ name }) => name)).toEqual(["tin.png"]);
  });
});

test("a disputed task's money is moved by no button of the task", async () => {
  const id = await openedDispute(people);
  const { taskId } = await disputeRow(id);
  const press = (
    who: "ada" | "lin",
    transition: "accept" | "revise" | "agree_cancel" | "give_up",
  ) =>
    codeOf(
      advanceTasks(people[who], {
        transition,
        tasks: [{ id: taskId }],
        note: "x",
        key: newFormKey(),
      }),
    );
  expect(await press("ada", "accept")).toBe("transition_refused");
  expect(await press("ada", "revise")).toBe("transition_refused");
  expect(await press("lin", "agree_cancel")).toBe("transition_refused");
  expect(await press("lin", "give_up")).toBe("transition_refused");
});

describe("reading a dispute", () => {
  test("is for the two parties and staff; the case file for staff who are no party", async () => {
    const id = await disputeInReview(people);
    const { ada, lin, max, sol } = people;
    for (const who of [ada, lin, sol]) expect(await codeOf(disputePage(who, id))).toBe("done");
    for (const who of [max, null]) expect(await codeOf(disputePage(who, id))).toBe("not_found");
    expect(await codeOf(disputePage(sol, "dsp_nothing"))).toBe("not_found");
    for (const who of [ada, max, null]) expect(await codeOf(caseFile(who, id))).toBe("not_found");
    const own = await disputeInReview({ ada, lin: people.ray });
    expect(await codeOf(caseFile(people.ray, own))).toBe("not_found");
    const file = await caseFile(sol, id);
    expect(file.steps.map((step) => step.transition)).toEqual([
      "fund",
      "start",
      "deliver",
      "dispute",
    ]);
    expect(file.deliveries).toHaveLength(1);
    expect(file.trail.map((transfer) => transfer.kind)).toEqual(["escrow.fund"]);
    expect(file.buyer.disputes).toBeGreaterThan(0);
  });

  test("by a ruling's preview is refused wherever the ruling would be", async () => {
    const id = await openedDispute(people);
    const { version } = await disputeRow(id);
    const asked = {
      disputeId: id,
      version,
      choice: { outcome: "release" } as const,
      explanation: "x",
    };
    expect(await codeOf(rulingPreview(people.sol, asked))).toBe("awaiting_answer");
    expect(await codeOf(rulingPreview(people.ada, asked))).toBe("not_allowed");
    expect(await codeOf(rulingPreview(people.max, asked))).toBe("not_found");
    const ready = { ...asked, disputeId: await disputeInReview(people), version: 2 };
    expect(await codeOf(rulingPreview(people.sol, { ...ready, explanation: "" }))).toBe(
      "explanation_missing",
    );
    expect(await codeOf(rulingPreview(people.sol, { ...ready, version: 1 }))).toBe("stale");
    expect(await codeOf(rulingPreview(people.sol, ready))).toBe("done");
  });
});

describe("statements and concessions", () => {
  test("are refused when they are empty, foreign or late", async () => {
    const id = await openedDispute(people);
    const say = (who: "ada" | "max", statement: string, disputeId = id) =>
      codeOf(respond(people[who], { disputeId, statement, files: [], key: newFormKey() }));
    expect(await say("ada", " ")).toBe("invalid_input");
    expect(await say("max", "Hello.")).toBe("not_found");
    expect(await say("ada", "Hello.", "dsp_nothing")).toBe("not_found");
    const give = (who: "ada" | "max", version?: number, disputeId = id) =>
      codeOf(concede(people[who], { disputeId, version, key: newFormKey() }));
    expect(await give("max")).toBe("not_found");
    expect(await give("ada", 1, "dsp_nothing")).toBe("not_found");
    expect(await give("ada", 99)).toBe("stale");
    expect(await give("ada", 1)).toBe("done");
    expect(await say("ada", "Too late.")).toBe("dispute_closed");
  });

  test("of both parties at once: one of them concedes", async () => {
    const id = await openedDispute(people);
    const give = (who: "ada" | "lin") =>
      codeOf(concede(people[who], { disputeId: id, key: newFormKey() }));
    const codes = await Promise.all([give("ada"), give("lin")]);
    expect(codes.toSorted()).toEqual(["dispute_closed", "done"]);
  });
});

test("two clocks at once open one dispute over an overdue revision", async () => {
  const taskId = await deliveredTask(people);
  const tasks = [{ id: taskId }];
  await advanceTasks(people.ada, { transition: "revise", tasks, note: "More.", key: newFormKey() });
  clock.pass(60 * 24);
  const moved = await Promise.all([escalateOverdue(), escalateOverdue()]);
  expect(moved[0] + moved[1]).toBe(1);
  const rows = await sql<{ id: string }[]>`select id from disputes where task_id = ${taskId}`;
  expect(rows).toHaveLength(1);
  // There is no statement yet: the first does not bring it to staff, the second does.
  const say = (who: "ada" | "lin") =>
    respond(people[who], {
      disputeId: rows[0]?.id ?? "",
      statement: "Well.",
      files: [],
      key: newFormKey(),
    });
  expect((await say("ada")).answer.review).toBe(false);
  expect((await say("lin")).answer.review).toBe(true);
});

test("every dispute reason belongs to a party, and each party has some", () => {
  expect(reasonsFor("buyer").length).toBeGreaterThan(3);
  expect(reasonsFor("freelancer").length).toBeGreaterThan(3);
  for (const { by } of Object.values(DISPUTE_REASONS)) expect(by.length).toBeGreaterThan(0);
});
