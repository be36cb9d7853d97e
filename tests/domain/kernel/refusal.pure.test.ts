/** A refusal has a stack only when it is thrown. */
import { expect, test } from "vitest";
import { Refusal, refuse } from "#app/domain/kernel/refusal.ts";

const frames = ({ stack = "" }: Error) => stack.split("\n").slice(1);

test("a returned refusal has no stack, and leaves the stacks of other errors as they were", () => {
  expect(frames(new Refusal("stale"))).toEqual([]);
  expect(frames(new Error("Another.")).length).toBeGreaterThan(0);
});

test("a thrown refusal has a stack, first the function that refused", () => {
  const refusing = () => refuse("stale");
  let thrown: unknown;
  try {
    refusing();
  } catch (problem) {
    thrown = problem;
  }
  expect(thrown).toBeInstanceOf(Refusal);
  expect(frames(thrown as Refusal)[0]).toContain("refusing");
});
