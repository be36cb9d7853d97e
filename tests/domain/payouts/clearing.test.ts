/** Clearing: due earnings become available once, in batches, however many workers run. */
import { expect, test } from "vitest";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/kernel/store.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { clearDue } from "#app/domain/payouts/clear-earnings.ts";
import { overrideEnv } from "#app/env.server.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { earned } from "#tests/kit/money-story.ts";
import { movingClock } from "#tests/kit/moving-clock.ts";

useDatabase();
const clock = movingClock();

test("not before its time, then once, by many workers in small batches", async () => {
  const [ada, lin, max] = [await person("ada"), await person("lin"), await person("max")];
  const restore = overrideEnv({ clearingBalanceHours: 120 });
  for (let n = 0; n < 5; n += 1) await earned(ada, lin, 1_000_000n);
  await earned(ada, max, 2_000_000n);
  restore();
  const of = (kind: "earnings_clearing" | "earnings_available", who = lin) =>
    balance(kind, who.id, "USD");
  expect(await of("earnings_clearing")).toBe(4_500_000n);
  expect(await clearDue(CLOCK)).toBe(0);
  clock.forward({ hours: 121 });
  const counts = await Promise.all([
    clearDue(CLOCK, {}, 2),
    clearDue(CLOCK, {}, 2),
    clearDue(CLOCK, {}, 2),
  ]);
  expect(counts.reduce((sum, n) => sum + n, 0)).toBe(6);
  expect(await clearDue(CLOCK)).toBe(0);
  expect(await of("earnings_clearing")).toBe(0n);
  expect(await of("earnings_available")).toBe(4_500_000n);
  expect(await of("earnings_available", max)).toBe(1_800_000n);
  const rows =
    await sql`select sum((payload->>'count')::int)::int as n from events where name = 'earnings.cleared'`;
  expect(rows[0]?.["n"]).toBe(6);
});
