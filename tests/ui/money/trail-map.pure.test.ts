/** The money trail gathers transfers into bands without losing a micro. */
import { expect, test } from "vitest";
import { ACCOUNT_KINDS } from "#app/domain/ledger/chart.ts";
import { permille, roundUpNicely } from "#app/ui/money/share.ts";
import { mapTrail, stationOf } from "#app/ui/money/trail-map.ts";
import type { TrailTransfer } from "#app/ui/money/trail-map.ts";

function moved(from: string, to: string, micros: bigint): TrailTransfer {
  const at = new Date("2026-11-21T10:00:00Z");
  return { id: `${from}${to}`, kind: "test", from, to, micros, currency: "USD", at };
}

test.each([
  ["card_clearing", "card"],
  ["wallet:usr_ada", "wallet"],
  ["escrow(tsk_1)", "escrow"],
  ["earnings_available:usr_lin", "earnings"],
  ["payout_in_transit", "payout"],
  ["bank", "bank"],
  ["something_new", "other"],
])("the account %s belongs to the station %s", (account, station) => {
  expect(stationOf(account)).toBe(station);
});

test("a station holds its incoming amounts less its outgoing ones", () => {
  const { stations, bands } = mapTrail([
    moved("wallet:usr_ada", "escrow:tsk_1", 10_000n),
    moved("wallet:usr_ada", "escrow:tsk_2", 10_000n),
    moved("escrow:tsk_1", "earnings_clearing:usr_lin", 9_000n),
    moved("earnings_clearing:usr_lin", "earnings_available:usr_lin", 9_000n),
    moved("escrow:tsk_1", "commission", 1_000n),
  ]);
  const holds = Object.fromEntries(stations.map((station) => [station.key, station.holds]));
  expect(holds).toEqual({
    wallet: -20_000n,
    escrow: 10_000n,
    earnings: 9_000n,
    commission: 1_000n,
  });
  expect(bands.map((band) => [band.from.key, band.to.key, band.micros, band.count])).toEqual([
    ["wallet", "escrow", 20_000n, 2],
    ["escrow", "earnings", 9_000n, 1],
    ["escrow", "commission", 1_000n, 1],
  ]);
});

test("shares stay within a drawing, and an axis ends on a round amount", () => {
  expect(permille(1n, 3n)).toBe(333);
  expect(permille(5n, 0n)).toBe(0);
  expect(permille(9n, 3n)).toBe(1000);
  expect(roundUpNicely(44_000_000n)).toBe(50_000_000n);
  expect(roundUpNicely(100n)).toBe(100n);
  expect(roundUpNicely(0n)).toBe(1n);
});

test("every kind of account has its own place in the drawing", () => {
  const homeless = Object.keys(ACCOUNT_KINDS).filter((kind) => stationOf(kind) === "other");
  expect(homeless).toEqual([]);
});
