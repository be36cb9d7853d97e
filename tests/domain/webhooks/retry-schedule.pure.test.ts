/** Retries: soon at first, later and later, for three days, with jitter. */
import { expect, test } from "vitest";
import {
  askedPause,
  GIVE_UP_HOURS,
  nextAttempt,
  retryDelay,
} from "#app/domain/webhooks/retry-schedule.ts";

const HOUR = 3_600_000;

test("pauses between attempts grow threefold up to ten hours", () => {
  const seconds = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((attempt) => retryDelay(attempt, 0.5) / 1000);
  expect(seconds).toEqual([30, 90, 270, 810, 2430, 7290, 21_870, 36_000, 36_000]);
});

test("jitter moves a pause by a third either way, never to zero", () => {
  for (const attempt of [1, 5, 40]) {
    const middle = retryDelay(attempt, 0.5);
    expect(retryDelay(attempt, 0)).toBe(Math.round(middle * 0.67));
    expect(retryDelay(attempt, 1)).toBe(Math.round(middle * 1.33));
  }
});

test.each([0, 0.5, 0.999])("the last attempt is at the end of three days (chance %d)", (random) => {
  const start = new Date("2026-11-23T12:00:00Z");
  const giveUpAt = new Date(start.getTime() + GIVE_UP_HOURS * HOUR);
  const tries: Date[] = [start];
  for (;;) {
    const [last = start] = tries.slice(-1);
    const next = nextAttempt(last, {
      attempt: tries.length,
      giveUpAt,
      random,
      retryAfter: null,
    });
    if (next === null) break;
    expect(next > last).toBe(true);
    tries.push(next);
  }
  expect(tries.at(-1)).toEqual(giveUpAt);
  expect(tries.length).toBeGreaterThan(10);
  expect(tries.length).toBeLessThan(25);
});

const NOW = new Date("2026-11-23T12:00:00Z");

test.each([
  ["seconds", "120", 120_000],
  ["a date", "Mon, 23 Nov 2026 12:05:00 GMT", 300_000],
  ["a date that is over", "Mon, 23 Nov 2026 11:00:00 GMT", 0],
  ["more than the longest pause", "999999999", 10 * HOUR],
  ["a date in a hundred years", "Mon, 23 Nov 2126 12:00:00 GMT", 10 * HOUR],
  ["nothing", null, 0],
  ["a number that is none", "-5", 0],
  ["a fraction", "1.5", 0],
  ["more digits than a number holds", "9".repeat(400), 10 * HOUR],
  ["a word", "soon", 0],
  ["a date without its zone", "Mon Nov 23 12:05:00 2026", 0],
  ["words that Date takes for a year", "Wait until 2099", 0],
  ["a sentence that begins like a date", "Mon, whenever you like", 0],
])("Retry-After of %s is read", (_what, said, pause) => {
  expect(askedPause(said, NOW)).toBe(pause);
});

test("Retry-After delays an attempt, but neither hurries it nor exceeds the three days", () => {
  const facts = { attempt: 1, random: 0.5, giveUpAt: new Date(NOW.getTime() + HOUR) };
  const pause = (retryAfter: string) =>
    Number(nextAttempt(NOW, { ...facts, retryAfter })) - NOW.getTime();
  expect([pause("1"), pause("600"), pause("7200")]).toEqual([30_000, 600_000, HOUR]);
});
