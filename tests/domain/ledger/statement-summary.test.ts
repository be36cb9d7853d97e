/** A statement's period: its opening balance, totals and closing balance agree with its lines, to the micro. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { setClock } from "#app/domain/kernel/clock.ts";
import { spendEarnings } from "#app/domain/earnings/spend-earnings.ts";
import { balancesOf } from "#app/domain/ledger/balance.ts";
import { allLines, statementJson } from "#app/domain/ledger/statement-file.ts";
import { statementPage } from "#app/domain/ledger/statement-groups.ts";
import { statementPeriod } from "#app/domain/ledger/statement-period.ts";
import type { StatementPeriod } from "#app/domain/ledger/statement-period.ts";
import { statementSummary } from "#app/domain/ledger/statement-summary.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { earned, USD } from "#tests/kit/money-story.ts";

useDatabase();
let people: Cast;
const NOW = new Date("2026-11-20T12:00:00Z");

/** Each at the first and the last moment of a month, so that a wrong boundary moves a line into the neighbouring month. */
const MOMENTS = [
  "2026-08-31T23:59:59.999Z",
  "2026-09-01T00:00:00.000Z",
  "2026-09-30T23:59:59.999Z",
  "2026-11-01T00:00:00.000Z",
];

beforeAll(async () => {
  people = await cast();
  for (const moment of MOMENTS) {
    const instant = Temporal.Instant.from(moment);
    const restore = setClock({ now: () => instant });
    await earned(people.ada, people.lin, 10_000_000n);
    await spendEarnings(people.lin, { amount: USD(1_234_567n), key: newFormKey() });
    restore();
  }
});

function month(name: string): StatementPeriod {
  const period = statementPeriod({ month: name }, NOW);
  if (period === null) throw new Error(`${name} is no month.`);
  return period;
}

test("each month's closing balance is the next month's opening balance, and the last one is the balance", async () => {
  const names = ["2026-07", "2026-08", "2026-09", "2026-10", "2026-11"];
  for (const who of [people.lin, people.ada]) {
    const months = await Promise.all(names.map((name) => statementSummary(who.id, month(name))));
    const sums = months.map(
      ({ accounts }) => new Map(accounts.map((row) => [`${row.account} ${row.currency}`, row])),
    );
    const balances = await balancesOf(who.id);
    for (const { kind, currency, micros } of balances) {
      const rows = sums.map((of) => of.get(`${kind} ${currency}`));
      expect(rows.at(0)?.openingMicros).toBe(0n);
      expect(rows.slice(1).map((row) => row?.openingMicros)).toEqual(
        rows.slice(0, -1).map((row) => row?.closingMicros),
      );
      expect(rows.at(-1)?.closingMicros).toBe(micros);
    }
  }
});

test("a month's lines, totals by kind, and balances say the same", async () => {
  const period = month("2026-09");
  const { accounts, kinds } = await statementSummary(people.lin.id, period);
  const lines = await allLines(people.lin.id, period);
  expect(lines).toHaveLength(2 * 3);
  const available = accounts.find(({ account }) => account === "earnings_available");
  expect(available).toMatchObject({
    openingMicros: 9_000_000n - 1_234_567n,
    inMicros: 18_000_000n,
    outMicros: 2_469_134n,
    closingMicros: 27_000_000n - 3n * 1_234_567n,
  });
  for (const { account, currency, openingMicros, closingMicros } of accounts) {
    const changes = lines.filter((line) => line.account === account && line.currency === currency);
    const sum = changes.reduce((total, line) => total + line.changeMicros, 0n);
    expect(closingMicros - openingMicros).toBe(sum);
  }
  expect(kinds.map(({ kind, account, transfers }) => [kind, account, transfers])).toEqual([
    ["earnings.spend", "wallet", 2],
    ["earnings.spend", "earnings_available", 2],
    ["escrow.release", "earnings_available", 2],
  ]);
});

test("pages of a period are its lines and no others", async () => {
  const period = month("2026-09");
  const { groups, next } = await statementPage(people.lin.id, { ...period, limit: 50 });
  expect(next).toBeNull();
  expect(new Set(groups.map(({ at }) => at.toISOString()))).toEqual(
    new Set([MOMENTS[1], MOMENTS[2]]),
  );
  const first = await statementPage(people.lin.id, { ...period, limit: 2 });
  const rest = await statementPage(people.lin.id, {
    ...period,
    limit: 50,
    before: first.next ?? undefined,
  });
  expect([...first.groups, ...rest.groups]).toEqual(groups);
});

test("a month without movement has its balances and no totals; a person without accounts has neither", async () => {
  const october = await statementSummary(people.lin.id, month("2026-10"));
  expect(october.kinds).toEqual([]);
  expect(october.accounts.every((row) => row.openingMicros === row.closingMicros)).toBe(true);
  expect(october.firstAt).toEqual(new Date(MOMENTS[0] ?? ""));
  expect(await statementSummary(people.max.id, month("2026-10"))).toEqual({
    accounts: [],
    kinds: [],
    firstAt: null,
  });
});

test("the JSON file names its period and the balances of each account", async () => {
  const period = month("2026-10");
  const { accounts } = await statementSummary(people.lin.id, period);
  const file = statementJson(await allLines(people.lin.id, period), period, accounts);
  expect(file.lines).toEqual([]);
  expect(file.period).toEqual({
    label: "October 2026",
    from: "2026-10-01T00:00:00.000Z",
    until: "2026-11-01T00:00:00.000Z",
  });
  expect(file.accounts.map(({ account, closing }) => [account, closing.amount])).toEqual([
    ["wallet", "3.703701"],
    ["earnings_available", "23.296299"],
  ]);
});
