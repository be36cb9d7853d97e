/** Measures the cost of settling tasks: accepted one by one, in lists, and ordered in bulk, beside the yardstick. */
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { advanceTasks } from "#app/domain/tasks/advance-tasks.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { enrich, person } from "#tests/kit/cast.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";
import { withoutGuards } from "./guards.ts";
import { each, measure, median } from "./measure.ts";
import { paced } from "./paced.ts";
import type { Measured } from "./measure.ts";
import type { Bench, Table } from "./report.ts";
import { prepareTpcb, runTpcb } from "./tpcb.ts";

const CALLERS = 32;
const ROUNDS = 5;
const SINGLES = 1_600;
const LIST = 256;
const LISTS = 8;
const BULK = 10_000;
/** The share of the full throughput at which latency is measured. */
const HALF = 0.5;

/** Alternates the yardstick with each of our measurements, round after round. `--rounds N` for more than five. */
export async function benchLedger({ url, say, sizes }: Bench): Promise<Table[]> {
  const many = sizes["rounds"] ?? ROUNDS;
  await prepareTpcb(url);
  const ada = await person("ada");
  await enrich(ada, 1_000_000_000n);
  const freelancers = await Promise.all(
    Array.from({ length: 16 }, (_, index) => person(`lin-${index}`)),
  );
  const rounds: Round[] = [];
  for (let round = 1; round <= many; round += 1) {
    say(`round ${round} of ${many}`);
    rounds.push(await oneRound(url, ada, freelancers));
  }
  return [summary(rounds), guardsTable(rounds)];
}

async function oneRound(url: string, ada: UserActor, freelancers: UserActor[]): Promise<Round> {
  const spread = () => deliveredBy(ada, freelancers, SINGLES / freelancers.length);
  const first = await spread();
  const oneWallet = await deliveredBy(ada, freelancers.slice(0, 1), SINGLES);
  const lists = await deliveredBy(ada, freelancers.slice(0, 4), (LIST * LISTS) / 4);
  const [calm, guarded, unguarded] = [await spread(), await spread(), await spread()];
  const yardstick = await runTpcb(url, CALLERS, 2_000);
  const full = await acceptEach("accept one task, spread", ada, first);
  const pace = full.perSecond * HALF;
  const ours = [
    full,
    await acceptEach("accept one task, one hot wallet", ada, oneWallet),
    await acceptAtPace("accept one task, half of that load", ada, calm, pace),
    await acceptLists(ada, lists),
    await placeBulk(ada, freelancers),
  ];
  return {
    yardstick,
    ours,
    guarded: await acceptEach("all guards on", ada, guarded),
    unguarded: await withoutGuards(url, () => acceptEach("guards off", ada, unguarded)),
  };
}

async function deliveredBy(
  ada: UserActor,
  freelancers: UserActor[],
  tasksEach: number,
): Promise<string[]> {
  const all: string[] = [];
  for (const freelancer of freelancers) {
    const { taskIds } = await order(ada, freelancer, {
      priceMicros: 1_500n,
      quantity: Math.ceil(tasksEach),
      kind: "unit",
    });
    await move(freelancer, "start", taskIds);
    await handOver(freelancer, taskIds);
    all.push(...taskIds);
  }
  return shuffled(all);
}

function shuffled<T>(items: T[]): T[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function accept(ada: UserActor, ids: string[]) {
  const tasks = ids.map((id) => ({ id }));
  return advanceTasks(ada, { transition: "accept", tasks, note: "", key: newFormKey() });
}

function acceptEach(name: string, ada: UserActor, ids: string[]): Promise<Measured> {
  return measure(
    name,
    CALLERS,
    each(ids, async (id) => void (await accept(ada, [id]))),
  );
}

async function acceptAtPace(
  name: string,
  ada: UserActor,
  ids: string[],
  perSecond: number,
): Promise<Measured> {
  const one = async (id: string) => void (await accept(ada, [id]));
  return {
    name,
    perSecond,
    ...(await paced(ids, perSecond, () => false, one)),
  };
}

function acceptLists(ada: UserActor, ids: string[]): Promise<Measured> {
  const lists = Array.from({ length: LISTS }, (_, index) =>
    ids.slice(index * LIST, (index + 1) * LIST),
  );
  return measure(
    `accept in lists of ${LIST}`,
    4,
    each(lists, async (list) => void (await accept(ada, list))),
    LIST,
  );
}

function placeBulk(ada: UserActor, freelancers: UserActor[]): Promise<Measured> {
  const [freelancer] = freelancers;
  if (freelancer === undefined) throw new Error("The bench needs a freelancer.");
  const place = async () =>
    void (await order(ada, freelancer, { priceMicros: 1n, quantity: BULK, kind: "unit" }));
  return measure(`place and fund ${BULK} tasks`, 1, each([0], place), BULK);
}

interface Round {
  yardstick: Measured;
  ours: Measured[];
  guarded: Measured;
  unguarded: Measured;
}

function guardsTable(rounds: Round[]): Table {
  const cost = median(rounds.map((one) => 1 - one.guarded.perSecond / one.unguarded.perSecond));
  return {
    title: "What the guards cost: accepting one task, spread, in the same rounds",
    head: ["", "per second"],
    rows: [
      ["all guards on", median(rounds.map((one) => one.guarded.perSecond))],
      ["guards off", median(rounds.map((one) => one.unguarded.perSecond))],
      ["cost, % of throughput", cost * 100],
    ],
  };
}

/** Medians over the rounds; the ratio is to the yardstick of the same round. */
function summary(rounds: Round[]): Table {
  const row = (picked: Measured[]) => [
    picked[0]?.name ?? "",
    median(picked.map((one) => one.perSecond)),
    median(picked.map((one) => one.p50)),
    median(picked.map((one) => one.p99)),
    median(picked.map((one, index) => one.perSecond / (rounds[index]?.yardstick.perSecond ?? 1))),
  ];
  const places = rounds[0]?.ours.map((_, place) => place) ?? [];
  return {
    title: "Tasks settled beside the yardstick, medians of the rounds",
    head: ["", "per second", "p50 ms", "p99 ms", "x yardstick"],
    rows: [
      row(rounds.map(({ yardstick }) => yardstick)),
      ...places.map((place) => row(rounds.flatMap(({ ours }) => ours[place] ?? []))),
    ],
  };
}
