/** Every state × transition × actor of the dispute's table, run for real: allowed ones happen, all others are refused. */
import { beforeAll, describe, expect, test } from "vitest";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { nowDate, setClock } from "#app/domain/kernel/clock.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { concede } from "#app/domain/disputes/concede.ts";
import { closeAnswerTime } from "#app/domain/disputes/deadlines.ts";
import {
  DISPUTE_LIFECYCLE,
  DISPUTE_STATES,
  GIVING_IN,
} from "#app/domain/disputes/dispute-lifecycle.ts";
import type {
  DisputeState,
  DisputeTransition,
  DisputeTransitionRow,
} from "#app/domain/disputes/dispute-lifecycle.ts";
import { openDispute } from "#app/domain/disputes/open-dispute.ts";
import { respond } from "#app/domain/disputes/respond.ts";
import { rule } from "#app/domain/disputes/rule.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { codeOf, disputeInReview, disputeRow, openedDispute } from "./scene.ts";

useDatabase();
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

const WHO = ["buyer", "freelancer", "staff", "stranger", "clock"] as const;
type Who = (typeof WHO)[number];

function actorOf(who: Who): Actor {
  const { ada, lin, max, sol } = people;
  return { buyer: ada, freelancer: lin, stranger: max, staff: sol, clock: CLOCK }[who];
}

const SCENES: Record<DisputeState, () => Promise<string>> = {
  open: () => openedDispute(people),
  review: () => disputeInReview(people),
  closed: async () => {
    const id = await disputeInReview(people);
    await concede(people.ada, { disputeId: id, key: newFormKey() });
    return id;
  },
};

/** Transitions a person asks for directly; `answer` is the name of the other party's `speak`. */
const DO: Partial<Record<DisputeTransition, (actor: Actor, id: string) => Promise<unknown>>> = {
  open: async (actor, id) => {
    const { taskId } = await disputeRow(id);
    return openDispute(actor, {
      taskId,
      reason: "other",
      statement: "Again.",
      files: [],
      key: newFormKey(),
    });
  },
  speak: (actor, disputeId) =>
    respond(actor, { disputeId, statement: "One more word.", files: [], key: newFormKey() }),
  release_all: (actor, disputeId) => concede(actor, { disputeId, key: newFormKey() }),
  give_back: (actor, disputeId) => concede(actor, { disputeId, key: newFormKey() }),
  rule: async (actor, disputeId) => {
    const { version } = await disputeRow(disputeId);
    const choice = { outcome: "release" } as const;
    return rule(actor, { disputeId, version, choice, explanation: "So be it.", key: newFormKey() });
  },
};

/** The table's result for one cell: the refusal's code or `done`. */
function expected(state: DisputeState, transition: DisputeTransition, who: Who): string {
  const row: DisputeTransitionRow = DISPUTE_LIFECYCLE[transition];
  if (who === "stranger") return "not_found";
  if (transition === "open") {
    if (who === "staff" || who === "clock") return "not_allowed";
    return state === "closed" ? "transition_refused" : "dispute_already_open";
  }
  // Both verbs are one command: each party concedes in its own way.
  const giving: readonly string[] = Object.values(GIVING_IN);
  const may = giving.includes(transition)
    ? who === "buyer" || who === "freelancer"
    : row.by.some((party) => party === who);
  if (!may) return "not_allowed";
  if (row.from.includes(state)) return "done";
  return state === "closed" ? "dispute_closed" : "awaiting_answer";
}

describe.each(DISPUTE_STATES)("a dispute that is %s", (state) => {
  describe.each(Object.keys(DO) as DisputeTransition[])("%s", (transition) => {
    test.each(WHO)("by %s", async (who) => {
      const id = await SCENES[state]();
      const before = await disputeRow(id);
      const perform = DO[transition];
      if (perform === undefined) throw new Error(`Nobody can do ${transition}.`);
      const code = await codeOf(perform(actorOf(who), id));
      expect(code).toBe(expected(state, transition, who));
      const after = await disputeRow(id);
      expect(after.version).toBe(before.version + (code === "done" ? 1 : 0));
      expect(code === "done" || after.state === before.state).toBe(true);
    });
  });

  test("is moved by the clock only while it waits for an answer", async () => {
    const id = await SCENES[state]();
    const later = nowDate().getTime() + 97 * 3_600_000;
    const restore = setClock({ now: () => Temporal.Instant.fromEpochMilliseconds(later) });
    try {
      await closeAnswerTime();
    } finally {
      restore();
    }
    expect((await disputeRow(id)).state).toBe(state === "open" ? "review" : state);
  });
});

test("an answer in time hands a dispute to staff, a second statement of the opener does not", async () => {
  const id = await openedDispute(people);
  const say = (actor: Actor) =>
    respond(actor, { disputeId: id, statement: "Well.", files: [], key: newFormKey() });
  expect((await say(people.ada)).answer.review).toBe(false);
  expect((await say(people.sol)).answer.review).toBe(false);
  expect((await disputeRow(id)).state).toBe("open");
  expect((await say(people.lin)).answer.review).toBe(true);
  expect((await disputeRow(id)).state).toBe("review");
});
