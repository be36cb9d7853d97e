/** The time of this process is the database's, whatever its machine's clock says. */
import { afterEach, expect, test } from "vitest";
import { followDatabase, now } from "#app/domain/kernel/clock.ts";

const machine = () => Temporal.Now.instant().epochMilliseconds;

/** The answer of a database whose clock is ahead of this machine's, over a network with this delay. */
function tell(aheadMs: number, onTheWayMs = 0): number {
  const heardAt = performance.now();
  return followDatabase({
    databaseMs: machine() + aheadMs - onTheWayMs / 2,
    askedAt: heardAt - onTheWayMs,
    heardAt,
  });
}
afterEach(() => {
  tell(0);
});

const ahead = () => now().epochMilliseconds - machine();

test("a clock that is a day off is corrected by a day, in either direction", () => {
  for (const day of [-86_400_000, 86_400_000]) {
    expect(tell(day) + day).toBeLessThan(50);
    expect(Math.abs(ahead() - day)).toBeLessThan(50);
  }
});

test("a clock that agrees with the answer within its round trip is left alone", () => {
  tell(0);
  const before = ahead();
  tell(300, 1000);
  expect(Math.abs(ahead() - before)).toBeLessThan(50);
  tell(1300, 1000);
  expect(Math.abs(ahead() - 1300)).toBeLessThan(50);
});
