/** The money of the demo's year: deposits before orders, the orders' own transfers, and payouts of what was earned. Pure. */
import { refundEntries, releaseEntries } from "#app/domain/escrow/entries.ts";
import { microsPerMinorUnit, MICROS_PER_UNIT } from "#app/domain/kernel/money.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { PLATFORM } from "#app/domain/ledger/chart.ts";
import { daysBefore, idAt, later } from "./moments.ts";
import type { YearDeposit, YearEntry, YearPayout, YearPerson, YearSale } from "./planned.ts";

/** Orders of one buyer within so many days are paid from one deposit. */
const DEPOSIT_DAYS = 100;
/** Days before its first order: more than card money takes to clear. */
const AHEAD_DAYS = 8;
const ROUND = 50n * MICROS_PER_UNIT;
/** Days before today on which earnings are paid out. */
const PAYOUT_DAYS = [255, 165, 85, 24];
const LEAST_PAYOUT = 5n * MICROS_PER_UNIT;

export function planDeposits(sales: readonly YearSale[]): YearDeposit[] {
  const byBuyer = Map.groupBy(sales, ({ buyer }) => buyer);
  return [...byBuyer].flatMap(([buyer, bought]) => {
    const left = bought.toSorted((one, other) => +one.placedAt - +other.placedAt);
    const deposits: YearDeposit[] = [];
    while (left.length > 0) {
      const { placedAt } = found(left[0]);
      const until = later(placedAt, DEPOSIT_DAYS * 24);
      const paid = left.splice(0, left.filter((sale) => sale.placedAt < until).length);
      const sum = paid.reduce((total, { quote }) => total + quote.totalMicros, 0n);
      const micros = ((sum + ROUND - 1n) / ROUND) * ROUND;
      const at = later(placedAt, -AHEAD_DAYS * 24);
      const id = idAt("deposit", at);
      deposits.push({ id, userId: buyer.id, micros, at, ref: `pretend_${id.slice(-12)}` });
    }
    return deposits;
  });
}

/** What each sale moved, step by step. */
export function entriesOfSale({ tasks }: YearSale): YearEntry[] {
  return tasks.flatMap(({ first, outcomes }) => {
    const { id, buyerId: from, currency, priceMicros: micros } = first;
    const fund = { kind: "escrow.fund" as const, from, to: id, currency, micros, subject: id };
    return [
      { ...fund, at: first.fundedAt },
      ...outcomes.flatMap(({ task, release, refundMicros, command }) =>
        [...releaseEntries(task, release), ...refundEntries(task, refundMicros)].map((entry) => ({
          ...entry,
          at: found(command).at,
        })),
      ),
    ];
  });
}

/** What a freelancer had earned by those days and not been paid, in whole cents. */
export function planPayouts(
  freelancer: YearPerson,
  sales: readonly YearSale[],
  today: Date,
): YearPayout[] {
  const earned = sales.flatMap(entriesOfSale).filter(({ kind }) => kind === "escrow.release");
  const cent = microsPerMinorUnit("USD");
  let paid = 0n;
  return PAYOUT_DAYS.flatMap((days) => {
    const at = daysBefore(today, days - 0.3);
    const there = earned
      .filter((entry) => entry.at < at)
      .reduce((sum, { micros }) => sum + micros, -paid);
    const micros = (there / cent) * cent;
    if (micros < LEAST_PAYOUT) return [];
    paid += micros;
    const { id: userId, methodId } = freelancer;
    return [{ id: idAt("payout", at), userId, methodId, micros, at, settledAt: later(at, 26) }];
  });
}

export function entriesOfDeposit({ id, userId, micros, at, ref }: YearDeposit): YearEntry[] {
  const common = { currency: "USD" as const, micros, from: PLATFORM };
  return [
    { ...common, kind: "deposit", to: userId, subject: id, at },
    // The processor pays us out two days later.
    {
      ...common,
      kind: "processor.settle",
      to: PLATFORM,
      subject: `${ref}_settled`,
      at: later(at, 48),
    },
  ];
}

export function entriesOfPayout({ id, userId, micros, at, settledAt }: YearPayout): YearEntry[] {
  const common = { currency: "USD" as const, micros, subject: id, to: PLATFORM };
  return [
    { ...common, kind: "payout.sweep", from: userId, at },
    { ...common, kind: "payout.settle", from: PLATFORM, at: settledAt },
  ];
}
