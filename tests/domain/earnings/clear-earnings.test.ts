/** Clearing: due earnings become available once, in batches, however many workers run. */
import { expect, test } from "vitest";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { clearDue } from "#app/domain/earnings/clear-earnings.ts";
import { overrideEnv } from "#app/env.server.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { earned } from "#tests/kit/money-story.ts";
import { movingClock } from "#tests/kit/moving-clock.ts";
import { stubbornRow } from "#tests/kit/stubborn-row.ts";

const database = useDatabase();
const clock = movingClock();

test("earnings clear not before their time, then once, by many workers in small batches", async () => {
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

test("an earnings row that cannot be cleared stops no other, and clears once mended", async () => {
  const [bea, sam] = [await person("bea"), await person("sam")];
  const restore = overrideEnv({ clearingBalanceHours: 120 });
  for (let n = 0; n < 6; n += 1) await earned(bea, sam, 1_000_000n);
  restore();
  const [bad] = await sql<{ id: string }[]>`
    select id from clearings where freelancer_id = ${sam.id} order by id offset 2 limit 1`;
  const mend = await stubbornRow(database.owner, "clearings", `new.id = '${bad?.id}'`);
  clock.forward({ hours: 121 });
  expect(await clearDue(CLOCK)).toBe(5);
  expect(await balance("earnings_available", sam.id, "USD")).toBe(4_500_000n);
  expect(await database.owner`select work, item_id from setbacks`).toEqual([
    { work: "earnings.clear_earnings", item_id: bad?.id },
  ]);
  await mend();
  clock.forward({ seconds: 90 });
  expect(await clearDue(CLOCK)).toBe(1);
  expect(await balance("earnings_available", sam.id, "USD")).toBe(5_400_000n);
  expect(await database.owner`select from setbacks`).toEqual([]);
});
