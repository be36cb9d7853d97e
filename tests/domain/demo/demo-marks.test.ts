/** The store's marks of its demo: a mark set twice is one mark, and no other. */
import { expect, test } from "vitest";
import type { DemoMark } from "#app/domain/demo/demo-marks.ts";
import { demoBegunAt, demoMarks, markDemo } from "#app/domain/demo/demo-marks.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";

useDatabase();

test("a demo mark sets no other mark", async () => {
  expect([...(await demoMarks())]).toEqual([]);
  await markDemo("begun");
  expect([...(await demoMarks())]).toEqual(["begun"]);
  const begun = await demoBegunAt();
  await markDemo("begun");
  expect(await demoBegunAt()).toEqual(begun);
});

/** A mark stays, so each scene sets another one. */
const marks: DemoMark[] = ["told", "closed"];

changesOnce("mark the demo", async () => {
  const mark = marks.shift() ?? "begun";
  return {
    call: () => markDemo(mark),
    effect: async () => (await demoMarks()).has(mark),
    once: true,
  };
});
