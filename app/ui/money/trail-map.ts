/** Computes the map of a money trail: its stations, their places, and the width of each band. */
import type { Currency } from "#app/domain/kernel/money.ts";
import { ACCOUNT_KINDS } from "#app/domain/ledger/chart.ts";
import { permille } from "./share.ts";

export interface TrailTransfer {
  id: string;
  /** The transfer kind, e.g. `escrow.release`. */
  kind: string;
  /** Account names; the text before the first `:`, `(` or `/` is the account's kind. */
  from: string;
  to: string;
  micros: bigint;
  currency: Currency;
  at: Date;
}

export interface Station {
  key: string;
  name: string;
  column: number;
  row: number;
  /** True for stations outside Farthing: a card, a bank. */
  outside: boolean;
  /** Money in minus money out along this trail; for outside stations, the money that passed. */
  holds: bigint;
}

export interface Band {
  from: Station;
  to: Station;
  micros: bigint;
  count: number;
  /** Thickness in the drawing's units, 2 to 24. */
  width: number;
}

interface Place {
  name: string;
  column: number;
  row: number;
  outside?: boolean;
}

const PLACES: Record<string, Place> = {
  card: { name: "Card", column: 0, row: 0, outside: true },
  wallet: { name: "Wallet", column: 1, row: 0 },
  reserve: { name: "Reserve", column: 1, row: 1 },
  escrow: { name: "Escrow", column: 2, row: 0 },
  earnings: { name: "Earnings", column: 3, row: 0 },
  commission: { name: "Commission", column: 3, row: 1 },
  processing: { name: "Processing cost", column: 3, row: 2 },
  suspense: { name: "Suspense", column: 2, row: 1 },
  given_up: { name: "Given up", column: 4, row: 1 },
  other: { name: "Other accounts", column: 1, row: 2 },
  payout: { name: "On the way", column: 4, row: 0 },
  bank: { name: "Bank", column: 5, row: 0, outside: true },
};

/** Kinds of accounts that belong to a station of another name. */
const ALIAS: Array<[RegExp, string]> = [
  [/^(card|cards|processor_clearing)/, "card"],
  [/^(payout|in_transit|transit)/, "payout"],
  [/^(processor|processing)/, "processing"],
  [/^(wallet|reserve|escrow|earnings|commission|suspense|given_up|bank)/, "$"],
];

/** The station an account belongs to. */
export function stationOf(account: string): string {
  const kind = account.split(/[:(/.]/, 1)[0] ?? "";
  for (const [pattern, station] of ALIAS) {
    const match = pattern.exec(kind);
    if (match) return station === "$" ? match[0] : station;
  }
  return "other";
}

/** An account in the ledger's words: `earnings_clearing:usr_…` is "Earnings, clearing". */
export function accountWords(account: string): string {
  const rows: Record<string, { label: string }> = ACCOUNT_KINDS;
  return rows[account.split(/[:(/]/, 1)[0] ?? ""]?.label ?? account;
}

function stationsOf(transfers: readonly TrailTransfer[]): Map<string, Station> {
  const stations = new Map<string, Station>();
  const at = (account: string): Station => {
    const key = stationOf(account);
    const place = PLACES[key] ?? { name: key, column: 1, row: 1 };
    const known = stations.get(key);
    if (known) return known;
    const made = { key, ...place, outside: place.outside ?? false, holds: 0n };
    stations.set(key, made);
    return made;
  };
  for (const transfer of transfers) {
    at(transfer.from).holds -= transfer.micros;
    at(transfer.to).holds += transfer.micros;
  }
  const columns = [...new Set([...stations.values()].map((station) => station.column))].toSorted(
    (a, b) => a - b,
  );
  for (const station of stations.values()) station.column = columns.indexOf(station.column);
  return stations;
}

/** Groups transfers of one currency into one band per pair of stations; transfers inside a station are left out. */
export function mapTrail(transfers: readonly TrailTransfer[]): {
  stations: Station[];
  bands: Band[];
} {
  const stations = stationsOf(transfers);
  const bands = new Map<string, Band>();
  for (const transfer of transfers) {
    const from = stations.get(stationOf(transfer.from));
    const to = stations.get(stationOf(transfer.to));
    if (!from || !to || from === to) continue;
    const key = `${from.key}>${to.key}`;
    const band = bands.get(key) ?? { from, to, micros: 0n, count: 0, width: 0 };
    band.micros += transfer.micros;
    band.count += 1;
    bands.set(key, band);
  }
  const widest = [...bands.values()].reduce(
    (max, band) => (band.micros > max ? band.micros : max),
    0n,
  );
  for (const band of bands.values()) band.width = 2 + (permille(band.micros, widest) * 22) / 1000;
  return { stations: [...stations.values()], bands: [...bands.values()] };
}
