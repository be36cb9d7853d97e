/** Measures how a long history changes the cost of settling a task: the same work in an empty and a full store, side by side. */
import { snapshotBalances } from "#app/domain/ledger/snapshot-balances.ts";
import { verify } from "#app/domain/proof/verify.ts";
import { connect } from "#db/client.server.ts";
import { CALLERS, LIST, acceptLists, acceptSingles, delivered } from "./growth/accepting.ts";
import type { Accepted } from "./growth/accepting.ts";
import { readPages } from "./growth/reading.ts";
import { emptyStore, enter, fullStore } from "./growth/stores.ts";
import type { Store } from "./growth/stores.ts";
import { median } from "./measure.ts";
import type { Measured } from "./measure.ts";
import { databaseBeside } from "./place.ts";
import type { Bench, Table } from "./report.ts";
import { runTpcb } from "./tpcb.ts";

const DEFAULT_TRANSFERS = 1_000_000;
const ROUNDS = 5;
const SINGLES = 2_048;
const LISTS = 32;
const YARDSTICK = 1_500;

interface Phase {
  /** The yardstick's transactions per second, averaged over the runs before and after ours. */
  yardstick: number;
  ours: Accepted[];
}

/**
 * Makes one empty database and one with `--transfers` of history on the same server. Each round does the same work
 * in both, so that load of the machine affects both. Afterwards `verify` runs in the full store.
 */
export async function benchGrowth({ url, say, sizes }: Bench): Promise<Table[]> {
  const beside = await databaseBeside(url);
  const full = await fullStore(beside, sizes["transfers"] ?? DEFAULT_TRANSFERS, say);
  return compare({ full, empty: await emptyStore(url) }, say);
}

/** Ends with the full store entered. */
async function compare(
  { empty, full }: { empty: Store; full: Store },
  say: Bench["say"],
): Promise<Table[]> {
  const phases = { empty: [] as Phase[], full: [] as Phase[] };
  for (let round = 1; round <= ROUNDS; round += 1) {
    say(`round ${round} of ${ROUNDS}`);
    for (const store of round % 2 === 1 ? [empty, full] : [full, empty])
      phases[store.name].push(await phase(store));
  }
  const pages = { empty: await reading(empty), full: await reading(full) };
  await enter(empty);
  const { healthy } = await verify();
  if (!healthy) throw new Error("The books of the empty store are not right.");
  await enter(full);
  return [settling(full, phases), readings(full, pages), room(full)];
}

async function phase(store: Store): Promise<Phase> {
  await enter(store);
  await checkpoint(store.url);
  const singles = await delivered(store.dealings, { acceptances: SINGLES, size: 1 });
  const lists = await delivered(store.dealings, { acceptances: LISTS, size: LIST });
  // A warm-up: connections and query plans are made before the measurement.
  const warm = singles.splice(0, 64);
  await acceptSingles(store, warm);
  const before = await runTpcb(store.url, CALLERS, YARDSTICK);
  const ours = [await acceptSingles(store, singles), await acceptLists(store, lists)];
  const after = await runTpcb(store.url, CALLERS, YARDSTICK);
  return { yardstick: (before.perSecond + after.perSecond) / 2, ours };
}

/** A checkpoint before each phase, so that no phase pays for the writes of an earlier one. */
async function checkpoint(url: string): Promise<void> {
  const owner = connect(url, { max: 1 });
  await owner`checkpoint`;
  await owner.end();
}

async function reading(store: Store): Promise<Measured[]> {
  await enter(store);
  // As the worker does every minute.
  await snapshotBalances();
  return readPages(store.dealings);
}

function settling(full: Store, phases: { empty: Phase[]; full: Phase[] }): Table {
  const of = (store: Phase[], place: number, figure: (one: Accepted, phase: Phase) => number) =>
    median(
      store.flatMap((phase) => phase.ours.slice(place, place + 1).map((one) => figure(one, phase))),
    );
  const rows = ["accept one task", `accept in lists of ${LIST}`].map((name, place) => {
    const ratio = (one: Accepted, { yardstick }: Phase) => one.perSecond / yardstick;
    const [before, after] = [of(phases.empty, place, ratio), of(phases.full, place, ratio)];
    const speed = (one: Accepted) => one.perSecond;
    const wal = (one: Accepted) => one.walBytes / 1024;
    return [
      name,
      of(phases.empty, place, speed),
      of(phases.full, place, speed),
      before,
      after,
      before / after,
      of(phases.empty, place, wal),
      of(phases.full, place, wal),
    ];
  });
  const yardstick = (store: Phase[]) => median(store.map((phase) => phase.yardstick));
  const still = ["TPC-B-like, 32 callers", yardstick(phases.empty), yardstick(phases.full), 1, 1];
  return {
    title: `Settling with nothing and with ${full.transfers.toLocaleString("en")} transfers behind it, medians of ${ROUNDS} rounds`,
    head: [
      "",
      "empty, per second",
      "full, per second",
      "empty, x yardstick",
      "full, x yardstick",
      "cost, full : empty",
      "empty, WAL KiB each",
      "full, WAL KiB each",
    ],
    rows: [[...still, 1, "", ""], ...rows],
  };
}

function readings(full: Store, pages: { empty: Measured[]; full: Measured[] }): Table {
  return {
    title: `Reading with nothing and with ${full.transfers.toLocaleString("en")} transfers behind it`,
    head: ["", "empty, p50 ms", "full, p50 ms", "empty, p99 ms", "full, p99 ms"],
    rows: pages.empty.map(({ name, p50, p99 }, place) => {
      const other = pages.full[place];
      return [name, p50, other?.p50 ?? 0, p99, other?.p99 ?? 0];
    }),
  };
}

function room({ transfers, bytes }: Store): Table {
  return {
    title: "Room",
    head: ["", "GiB", "bytes a transfer"],
    rows: [["the whole store", bytes / 2 ** 30, bytes / transfers]],
  };
}
