/** Work in chunks: every due item is done once; an item that fails is found, remembered and retried alone. */
import { describe, expect, test } from "vitest";
import { Interrupted, chunks, workThrough } from "#app/domain/jobs/work-through.ts";
import type { RunControl, Work } from "#app/domain/jobs/work-through.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { movingClock } from "#tests/kit/moving-clock.ts";

const database = useDatabase();
const clock = movingClock();

/** Numbers from 1 that are due until they are done; each number in `bad` fails every list it is in. */
function numbers(count: number, bad: number[] = []) {
  const open = new Set(Array.from({ length: count }, (_, place) => place + 1));
  const lists: number[][] = [];
  const next = async (after: number | null) =>
    [...open].filter((item) => item > (after ?? 0)).slice(0, 16);
  const work: Work<number> = {
    name: `test.${count}`,
    idOf: (item) => `${item}`,
    due: { [Symbol.asyncIterator]: () => chunks(next) },
    carryOut: async (items) => {
      lists.push(items);
      if (items.some((item) => bad.includes(item))) throw new Error(`not ${items.join(" ")}`);
      for (const item of items) open.delete(item);
      return items.length;
    },
    batch: 8,
  };
  const run = (control?: RunControl, more: Partial<Work<number>> = {}) =>
    workThrough({ ...work, ...more }, control);
  return { open, bad, lists, run, work };
}

const left = (work: string) => database.owner<{ item: string; tries: number; reason: string }[]>`
  select item_id as item, tries, reason from setbacks where work = ${work} order by item_id`;

describe("work through a list", () => {
  test("is done once, in chunks, with progress", async () => {
    const { lists, run } = numbers(20);
    const told: number[] = [];
    expect(await run({ progress: (done) => told.push(done) })).toBe(20);
    expect(lists.map((list) => list.length)).toEqual([8, 8, 4]);
    expect(told).toEqual([16, 20]);
  });

  test("is counted together when several chunks run in parallel", async () => {
    const { lists, run, work } = numbers(64);
    const slow = async (items: number[]) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      return work.carryOut(items);
    };
    expect(await run({}, { parallel: 3, carryOut: slow })).toBe(64);
    expect(lists.flat().toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 64 }, (_, place) => place + 1),
    );
  });
});

describe("an item that cannot be done", () => {
  test("is stored with its reason and retried by itself; the others are done", async () => {
    const { open, bad, lists, run } = numbers(30, [5, 6, 23]);
    expect(await run()).toBe(27);
    expect([...open]).toEqual([5, 6, 23]);
    expect(await left("test.30")).toEqual([
      { item: "23", tries: 1, reason: "not 23" },
      { item: "5", tries: 1, reason: "not 5" },
      { item: "6", tries: 1, reason: "not 6" },
    ]);
    lists.length = 0;
    // After a pause, and then alone.
    expect(await run()).toBe(0);
    expect(lists).toEqual([]);
    clock.forward({ seconds: 70 });
    expect(await run()).toBe(0);
    expect(lists).toEqual([[5], [6], [23]]);
    expect((await left("test.30")).map(({ tries }) => tries)).toEqual([2, 2, 2]);
    // Mended: the item is done and its setback deleted.
    bad.splice(0, 2);
    clock.forward({ seconds: 130 });
    expect(await run()).toBe(2);
    expect((await left("test.30")).map(({ item }) => item)).toEqual(["23"]);
  });

  test("is forgotten when it is due no more", async () => {
    const { open, run } = numbers(9, [4]);
    await run();
    open.clear();
    clock.forward({ seconds: 1 });
    expect(await run()).toBe(0);
    expect(await left("test.9")).toEqual([]);
  });

  test("is no setback when no item at all goes through: the work gives up", async () => {
    const { lists, run } = numbers(
      200,
      Array.from({ length: 200 }, (_, place) => place + 1),
    );
    await expect(run()).rejects.toThrow("50 in a row failed");
    expect(lists.length).toBeLessThan(120);
    await database.owner`delete from setbacks`;
  });

  test("is no setback when the database is away, full or read-only: the work ends", async () => {
    for (const problem of [
      new Refusal("busy"),
      new Refusal("outcome_unknown"),
      new Refusal("read_only"),
      new Refusal("disk_full"),
      Object.assign(new Error("gone"), { code: "57P01" }),
    ]) {
      const { run } = numbers(40);
      const carryOut = () => Promise.reject(problem);
      await expect(run({}, { carryOut, parallel: 2 })).rejects.toBe(problem);
    }
    expect(await left("test.40")).toEqual([]);
  });
});

test("interrupted work ends between two chunks and says so; the next run does the rest", async () => {
  const { open, run, work } = numbers(40);
  const end = new AbortController();
  const carryOut = async (items: number[]) => {
    const done = await work.carryOut(items);
    end.abort();
    return done;
  };
  await expect(run({ signal: end.signal }, { carryOut })).rejects.toThrow(Interrupted);
  expect(open.size).toBe(32);
  expect(await run()).toBe(32);
});
