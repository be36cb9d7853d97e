/** Ids sort by their moment, so a period can be queried by ids. */
import { expect, test } from "vitest";
import { setClock } from "#app/domain/kernel/clock.ts";
import { firstIdAt, isId, newId } from "#app/domain/kernel/ids.ts";

test("the first id of a moment sorts before all ids of that moment and after all earlier ones", () => {
  const at = new Date("2026-11-23T12:00:00Z");
  const made = (ms: number) => {
    const restore = setClock({
      now: () => Temporal.Instant.fromEpochMilliseconds(at.getTime() + ms),
    });
    const ids = [newId("event"), newId("event")];
    restore();
    return ids;
  };
  const first = firstIdAt("event", at);
  expect(isId("event", first)).toBe(true);
  const row = [...made(-1), first, ...made(0), ...made(1)];
  expect(row.toSorted()).toEqual(row);
});
