/** A move is computed once: everything written, told or shown of it is read from one value. */
import { expect, test } from "vitest";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { moveOutcome } from "#app/domain/tasks/move-outcome.ts";
import { partShares } from "#app/domain/tasks/part-shares.ts";
import { amounts } from "#app/domain/tasks/plain-move.ts";
import { taskEffects } from "#app/routes/tasks/task-effects.ts";
import { readSources } from "#tests/kit/house/source.ts";
import { lockedTask } from "./locked-sample.ts";

const AT = new Date("2026-11-20T12:00:00.000Z");

test.each([
  ["afterTransition", ["app/domain/tasks/move-outcome.ts"]],
  // A ruling is previewed before there is a move.
  ["releaseOf", ["app/domain/disputes/ruling-division.ts", "app/domain/tasks/move-outcome.ts"]],
])("%s is called where outcomes are made, and nowhere else", (name, where) => {
  const call = new RegExp(`(?<!function )\\b${name}\\(`, "g");
  const calls = readSources(["app"]).flatMap(({ path, text }) =>
    [...text.matchAll(call)].map(() => path),
  );
  expect(calls).toEqual(where);
});

test("an acceptance releases all that is held, commission telescopes with earlier releases, and clearing waits", () => {
  const task = lockedTask({ releasedMicros: 5n, clearingHours: 48, commissionBps: 1000 });
  const move = { task, party: "buyer", note: "", ...amounts("accept", task) } as const;
  const outcome = moveOutcome("accept", move, AT);
  const micros = 10_000_000n - 5n;
  expect(outcome).toMatchObject({
    transition: "accept",
    after: { state: "released", closedAt: AT, nextAt: null },
    release: {
      micros,
      commissionMicros: 1_000_000n,
      netMicros: micros - 1_000_000n,
      clearsAt: hoursAfter(AT, 48),
    },
  });
  expect(taskEffects(outcome)).toEqual([
    { what: expect.any(String) as string, micros },
    { what: "The freelancer earns", micros: micros - 1_000_000n },
    { what: "Commission, 10 %", micros: 1_000_000n },
  ]);
});

test("more time is previewed with the very date it is then written with", () => {
  const dueAt = new Date("2026-11-21T09:30:00.000Z");
  const task = lockedTask({ state: "started", extensionDays: 2, dueAt });
  const move = { task, party: "buyer", note: "", ...amounts("agree_extension", task) } as const;
  const outcome = moveOutcome("agree_extension", move, AT);
  expect(outcome.after.dueAt).toEqual(hoursAfter(dueAt, 48));
  const [first] = taskEffects(outcome);
  expect(first?.what).toBe("2 more days: the work is due on 23 Nov 2026 then.");
});

test.each([
  [1, true],
  [0, false],
])(
  "a part with %i revisions left: the preview equals the move's changes",
  (revisionsLeft, uses) => {
    const shares = partShares(lockedTask({ revisionsLeft, releasedMicros: 0n }), 3n, AT);
    expect(shares).toEqual({
      releaseMicros: 3n,
      commissionMicros: 0n,
      netMicros: 3n,
      restMicros: 10_000_000n - 3n,
      usesRevision: uses,
    });
  },
);
