/** What the store remembers of its demo: a mark set twice is one mark. */
import type { DemoMark } from "#app/domain/demo/demo-marks.ts";
import { demoMarks, markDemo } from "#app/domain/demo/demo-marks.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";

useDatabase();
/** A mark stays, so each test sets another one. */
const marks: DemoMark[] = ["begun", "told"];

changesOnce("mark the demo", async () => {
  const mark = marks.shift() ?? "closed";
  return {
    call: () => markDemo(mark),
    effect: async () => (await demoMarks()).has(mark),
    once: true,
  };
});
