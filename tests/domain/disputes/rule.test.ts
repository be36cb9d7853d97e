/** Rulings: the preview is posted, once, by staff who are no party, on a fresh page. */
import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/store/store.ts";
import { disputePage } from "#app/domain/disputes/dispute-page.ts";
import { respond } from "#app/domain/disputes/respond.ts";
import { rule } from "#app/domain/disputes/rule.ts";
import { divideHeld, previewRuling } from "#app/domain/disputes/ruling-division.ts";
import type { RulingChoice } from "#app/domain/disputes/ruling-division.ts";
import { openDispute } from "#app/domain/disputes/open-dispute.ts";
import { cast, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import {
  codeOf,
  disputeInReview,
  disputeRow,
  openedDispute,
  partlyReleasedTask,
  startedTask,
} from "./scene.ts";

const database = useDatabase();
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

const WHY = "The order said copper; half of it is.";

async function ruling(disputeId: string, choice: RulingChoice, more: object = {}) {
  const { version } = await disputeRow(disputeId);
  return { disputeId, version, choice, explanation: WHY, key: newFormKey(), ...more };
}

interface Posted {
  kind: string;
  from: string;
  to: string;
  micros: bigint;
}

/** The transfers that the ruling's command wrote. */
async function posted(taskId: string): Promise<Posted[]> {
  return sql<Posted[]>`
    select t.kind, d.owner_id as "from", c.owner_id as "to", t.amount_micros as micros
    from transfers t
    join accounts d on d.id = t.debit_account_id
    join accounts c on c.id = t.credit_account_id
    join commands m on m.id = t.command_id
    where t.subject_id = ${taskId} and m.name = 'disputes.rule' order by t.id`;
}

test("a ruling's preview equals the posted transfers, for any price, released part, rate and split", async () => {
  const { ada, lin, sol } = people;
  const cents = (max: bigint) => fc.bigInt({ min: 1n, max });
  const outcomes = fc.constantFrom("release", "refund", "split_amount", "split_percent");
  const rates = fc.integer({ min: 0, max: 5000 });
  await fc.assert(
    fc.asyncProperty(
      cents(10n ** 10n),
      cents(99n),
      rates,
      outcomes,
      cents(99_999_999n),
      async (price, part, bps, outcome, share) => {
        const before = ((price + 100n) * part) / 100n;
        const taskId = await partlyReleasedTask(
          { ada, lin },
          price + 100n,
          before === 0n ? 1n : before,
          bps,
        );
        const disputeId = await disputeInReview({ ada, lin }, taskId);
        const view = await disputePage(sol, disputeId);
        const held = { micros: view.heldMicros, currency: view.currency };
        const amount = decimal((view.heldMicros * share) / 100_000_000n + 1n);
        const percent = decimal(share);
        const choice = { outcome, amount, percent } as const;
        const task = { ...view, id: taskId };
        const preview = previewRuling(task, divideHeld(held, choice), nowDate());
        await rule(sol, await ruling(disputeId, choice));
        expect(await posted(taskId)).toEqual(
          preview.map(({ kind, from, to, micros }) => ({ kind, from, to, micros })),
        );
        const [after] = await sql<{ commission: bigint; bps: number; released: bigint }[]>`
        select commission_micros as commission, commission_bps as bps, released_micros as released from tasks where id = ${taskId}`;
        expect(after?.commission).toBe(((after?.released ?? 0n) * BigInt(bps)) / 10_000n);
      },
    ),
    { numRuns: 25 },
  );
});

describe("a ruling happens once", () => {
  test("with two staff at once: the second is refused", async () => {
    const id = await disputeInReview(people);
    const { sol, ray } = people;
    const [release, refund] = [
      await ruling(id, { outcome: "release" }),
      await ruling(id, { outcome: "refund" }),
    ];
    const codes = await Promise.all([codeOf(rule(sol, release)), codeOf(rule(ray, refund))]);
    expect(codes.toSorted()).toEqual(["dispute_closed", "done"]);
    const [rulings] = await sql<
      { count: number }[]
    >`select count(*)::int from rulings where dispute_id = ${id}`;
    expect(rulings?.count).toBe(1);
  });

  test("with a double click: it gives the first answer again", async () => {
    const id = await disputeInReview(people);
    const input = await ruling(id, { outcome: "split_percent", percent: "33.333333" });
    const [one, two] = await Promise.all([rule(people.sol, input), rule(people.sol, input)]);
    expect(one.answer).toEqual(two.answer);
    expect(one.replayed).not.toBe(two.replayed);
    expect(one.answer).toEqual({ outcome: "split", released: "33333333", refunded: "66666667" });
  });

  test("with the same key and another choice: that is refused", async () => {
    const id = await disputeInReview(people);
    const input = await ruling(id, { outcome: "release" });
    await rule(people.sol, input);
    const other = { ...input, choice: { outcome: "refund" } as const };
    expect(await codeOf(rule(people.sol, other))).toBe("key_reused");
  });
});

describe("a ruling is refused", () => {
  test("on a stale page", async () => {
    const id = await disputeInReview(people);
    const input = await ruling(id, { outcome: "release" });
    await respond(people.ada, {
      disputeId: id,
      statement: "Look again.",
      files: [],
      key: newFormKey(),
    });
    expect(await codeOf(rule(people.sol, input))).toBe("stale");
    expect((await disputeRow(id)).taskState).toBe("disputed");
  });

  test("without an explanation, or with too long a one", async () => {
    const id = await disputeInReview(people);
    const input = await ruling(id, { outcome: "release" });
    expect(await codeOf(rule(people.sol, { ...input, explanation: "  " }))).toBe(
      "explanation_missing",
    );
    expect(await codeOf(rule(people.sol, { ...input, explanation: "x".repeat(5001) }))).toBe(
      "invalid_input",
    );
  });

  test("while the other party may still answer", async () => {
    const id = await openedDispute(people);
    expect(await codeOf(rule(people.sol, await ruling(id, { outcome: "release" })))).toBe(
      "awaiting_answer",
    );
  });

  test("by staff who are a party", async () => {
    const pat = await person("pat", "staff");
    const parties = { ada: people.ada, lin: pat };
    const id = await disputeInReview(parties);
    expect(await codeOf(rule(pat, await ruling(id, { outcome: "release" })))).toBe("not_allowed");
    expect(await codeOf(rule(people.sol, await ruling(id, { outcome: "release" })))).toBe("done");
  });

  test.each([
    [{ outcome: "split_amount", amount: "-5" }, "amount_not_positive"],
    [{ outcome: "split_amount", amount: "0" }, "amount_not_positive"],
    [{ outcome: "split_amount", amount: "1e3" }, "amount_invalid"],
    [{ outcome: "split_amount", amount: "100.000001" }, "ruling_exceeds_held"],
    [{ outcome: "split_percent", percent: "101" }, "percent_invalid"],
  ] as Array<[RulingChoice, string]>)("with %j: %s, and nothing moves", async (choice, code) => {
    const id = await disputeInReview(people);
    expect(await codeOf(rule(people.sol, await ruling(id, choice)))).toBe(code);
    expect(await disputeRow(id)).toMatchObject({ state: "review", taskState: "disputed" });
  });

  test("for a dispute that does not exist", async () => {
    const input = {
      version: 1,
      choice: { outcome: "release" } as const,
      explanation: WHY,
      key: newFormKey(),
    };
    expect(await codeOf(rule(people.sol, { ...input, disputeId: "dsp_nothing" }))).toBe(
      "not_found",
    );
  });
});

test.each([
  [{ outcome: "split_percent", percent: "0" }, "refunded"],
  [{ outcome: "split_percent", percent: "100" }, "released"],
  [{ outcome: "split_amount", amount: "100" }, "released"],
  [{ outcome: "split_amount", amount: "0.000001" }, "split"],
] as Array<[RulingChoice, string]>)("the ruling %j ends as %s", async (choice, outcome) => {
  const id = await disputeInReview(people);
  const { answer } = await rule(people.sol, await ruling(id, choice));
  expect(answer.outcome).toBe(outcome);
  expect(await disputeRow(id)).toMatchObject({
    state: "closed",
    outcome,
    taskState: outcome,
    closedBy: "staff",
  });
});

test("a ruling's explanation is read by both parties; its author among the staff only by staff", async () => {
  const id = await disputeInReview(people);
  await rule(people.sol, await ruling(id, { outcome: "release" }));
  const { ada, lin, ray } = people;
  const seen = await Promise.all([ada, lin, ray].map((who) => disputePage(who, id)));
  expect(seen.map((view) => view.ruling?.explanation)).toEqual([WHY, WHY, WHY]);
  expect(seen.map((view) => view.ruling?.staffName)).toEqual([null, null, "Sol"]);
});

test("both parties open a dispute at once: one dispute", async () => {
  const taskId = await startedTask(people);
  const open = (actor: Cast["ada"]) =>
    openDispute(actor, {
      taskId,
      reason: "other",
      statement: "Enough.",
      files: [],
      key: newFormKey(),
    });
  const codes = await Promise.all([codeOf(open(people.ada)), codeOf(open(people.lin))]);
  expect(codes.toSorted()).toEqual(["dispute_already_open", "done"]);
});

test("the database refuses a dispute's state that the table does not know", async () => {
  const id = await disputeInReview(people);
  await expect(database.owner`update disputes set state = 'open' where id = ${id}`).rejects.toThrow(
    /may not go from review to open/,
  );
});
