/** The proof staff ask for: for staff only, stored with its time and its author, the same form once. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { checkBooks, latestCheck } from "#app/domain/proof/check-books.ts";
import { kindTotals } from "#app/domain/ledger/kind-totals.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { codeOf } from "#tests/domain/disputes/scene.ts";

useDatabase();
const clock = useMovedClock();
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

test("checking the books is for staff, not for members, and the newest result counts", async () => {
  expect(await latestCheck()).toBeNull();
  expect(await codeOf(checkBooks(people.ada, { key: newFormKey() }))).toBe("not_allowed");
  const key = newFormKey();
  const first = await checkBooks(people.sol, { key });
  expect(first.answer.healthy).toBe(true);
  expect((await checkBooks(people.sol, { key })).replayed).toBe(true);
  clock.pass(1);
  await checkBooks(people.ray, { key: newFormKey() });
  const kept = await latestCheck();
  expect(kept?.by).toBe("Ray");
  expect(kept?.verification.checks.length).toBe(first.answer.checks.length);
});

test("the totals of the books are by kind and currency", async () => {
  await enrich(people.ada, 5_000_000n);
  await enrich(people.ada, 7_000_000n, "EUR");
  expect(await kindTotals()).toEqual([
    { kind: "deposit", currency: "EUR", transfers: 1n, reversals: 0n, micros: 7_000_000n },
    { kind: "deposit", currency: "USD", transfers: 1n, reversals: 0n, micros: 5_000_000n },
  ]);
});
