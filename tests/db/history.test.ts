/** The benches' generated history is as right as a real one; otherwise they would measure something else. */
import { expect, test } from "vitest";
import { readChecks } from "#app/domain/proof/check-files.ts";
import { verify } from "#app/domain/proof/verify.ts";
import { fillHistory } from "#tests/bench/history.ts";
import { useDatabase } from "#tests/kit/database.ts";

const database = useDatabase();

test("a store with long history passes every check, and its indexes are the same as before", async () => {
  const indexes = () => database.owner`
    select indexdef from pg_indexes where schemaname = 'public' order by 1`;
  const before = await indexes();
  const made = await fillHistory(database.url, { transfers: 3000, say: () => {} });
  expect(made.transfers).toBeGreaterThan(2500);
  expect(await indexes()).toEqual(before);
  const result = await verify();
  expect(result.checks.filter((check) => check.found > 0)).toEqual([]);
  expect(result.checks).toHaveLength(readChecks().length);
});
