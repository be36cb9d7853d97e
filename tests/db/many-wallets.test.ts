/** The generated wallets of the sweep's bench are as right as real ones, and as many fall due as it says. */
import { expect, test } from "vitest";
import { verify } from "#app/domain/proof/verify.ts";
import { sweep } from "#app/domain/payouts/sweep.ts";
import { fillWallets } from "#tests/bench/fill-wallets.ts";
import { useDatabase } from "#tests/kit/database.ts";

const database = useDatabase();

test("a store with many wallets passes every check, before and after the due payouts", async () => {
  const found = async () => (await verify()).checks.filter(({ found: rows }) => rows > 0);
  const { due } = await fillWallets(database.url, 300);
  expect(await found()).toEqual([]);
  expect(await sweep()).toBe(due);
  expect(await found()).toEqual([]);
});
