/** Measures a sweep of very many wallets, and its effect on releases meanwhile, beside the yardstick in the same run. */
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { chunks, workThrough } from "#app/domain/jobs/work-through.ts";
import type { RunControl } from "#app/domain/jobs/work-through.ts";
import { advanceTasks } from "#app/domain/tasks/advance-tasks.ts";
import { claimPayouts, duePayouts } from "#app/domain/payouts/claim-payout.ts";
import type { DuePoll } from "#app/domain/payouts/claim-payout.ts";
import { clearDue } from "#app/domain/earnings/clear-earnings.ts";
import { sweep } from "#app/domain/payouts/sweep.ts";
import { runDeadlines } from "#app/domain/tasks/deadlines.ts";
import { enrich } from "#tests/kit/cast.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";
import { fillWallets, walletOwner } from "./fill-wallets.ts";
import type { Filled } from "./fill-wallets.ts";
import { median } from "./measure.ts";
import { paced } from "./paced.ts";
import type { Paced } from "./paced.ts";
import type { Bench, Table } from "./report.ts";
import { prepareTpcb, runTpcb } from "./tpcb.ts";

const WALLETS = 100_000;
const CALLERS = 32;
const SWEPT_SELLERS = 50;
const RELEASES_PER_SECOND = 100;
const WITHOUT_SECONDS = 10;
const WITH_SECONDS = 60;

/** `--wallets`, and `--rate` (releases per second during the sweep). */
export async function benchSweep({ url, say, sizes }: Bench): Promise<Table[]> {
  const { wallets = WALLETS } = sizes;
  await prepareTpcb(url);
  const began = performance.now();
  const filled = await fillWallets(url, wallets);
  say(`${wallets} wallets, ${filled.due} of them due, in ${seconds(began)} s`);
  return measureSweep({ url, say, sizes }, filled);
}

/** Runs on a filled store. */
async function measureSweep({ url, say, sizes }: Bench, filled: Filled): Promise<Table[]> {
  const { wallets = WALLETS, rate = RELEASES_PER_SECOND } = sizes;
  const { buyerId, due, clockwork } = filled;
  const buyer = member(buyerId);
  const tasks = await deliveredToSwept(buyer, wallets, rate * (WITHOUT_SECONDS + WITH_SECONDS));
  const accept = async (id: string) =>
    void (await advanceTasks(buyer, {
      transition: "accept",
      tasks: [{ id }],
      note: "",
      key: newFormKey(),
    }));
  const before = await runTpcb(url, CALLERS, 2_000);
  say("releases without a sweep");
  const without = await paced(tasks.splice(0, rate * WITHOUT_SECONDS), rate, () => false, accept);
  say("the sweep, with releases");
  let ended = false;
  const started = performance.now();
  const releases = paced(tasks, rate, () => ended, accept);
  const made = await sweep(CLOCK);
  const took = (performance.now() - started) / 1000;
  ended = true;
  const within = await releases;
  const after = await runTpcb(url, CALLERS, 2_000);
  await requireOneEach(made, due);
  const yardstick = (before.perSecond + after.perSecond) / 2;
  return [
    {
      title: `One sweep of ${wallets} wallets while ${rate} tasks a second are accepted`,
      head: ["", "payouts", "seconds", "per second", "x yardstick"],
      rows: [
        [`TPC-B-like, ${CALLERS} callers`, "", "", yardstick, 1],
        ["sweep", made, took, made / took, made / took / yardstick],
      ],
    },
    {
      title: "Accepting a task of a freelancer who is being swept",
      head: ["", "tasks", "p50 ms", "p99 ms", "slowest ms"],
      rows: [row("no sweep", without), row("during the sweep", within)],
    },
    await clockworkTable(say, due, clockwork),
  ];
}

/** Measures the clock's other lists, and the claiming of payouts for the bank while more and more are promised. */
async function clockworkTable(
  say: (line: string) => void,
  due: number,
  clockwork: number,
): Promise<Table> {
  const timed = async (
    name: string,
    count: number,
    run: (control: RunControl) => Promise<number>,
  ) => {
    say(name);
    const times = [performance.now()];
    const done = await run({ progress: () => times.push(performance.now()) });
    if (done !== count) throw new Error(`${name}: ${count} were due and ${done} were done.`);
    const took = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000;
    return [name, count, took, count / took, lastToFirst(times)];
  };
  return {
    title: "Lists of the clock, by themselves",
    head: ["", "items", "seconds", "per second", "last chunks : first"],
    rows: [
      await timed("deliveries accepted by silence", clockwork, runDeadlines),
      await timed("earnings that finished clearing", clockwork, (control) =>
        clearDue(CLOCK, control),
      ),
      await timed("payouts taken in hand for the bank", due, takeAllInHand),
    ],
  };
}

/** The time of the last fifth of the chunks divided by that of the first fifth: 1 when the cost does not grow. */
function lastToFirst(times: number[]): number | string {
  // Without the last chunk, which is rarely full.
  const spans = times.slice(1, -1).map((time, place) => time - (times[place] ?? 0));
  const fifth = Math.floor(spans.length / 5);
  if (fifth === 0) return "too few";
  return median(spans.slice(-fifth)) / median(spans.slice(0, fifth));
}

function takeAllInHand(control: RunControl): Promise<number> {
  const take = async (looks: DuePoll[]) => (await claimPayouts(looks.map(({ id }) => id))).size;
  const due = chunks<DuePoll>((after) => duePayouts(after, 1000));
  return workThrough(
    { name: "payouts.claim", idOf: ({ id }) => id, due, carryOut: take, batch: 200 },
    control,
  );
}

const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1);

function member(id: string): UserActor {
  return { kind: "user", id, role: "member", level: "password", vouched: true };
}

function row(name: string, { operations, p50, p99, slowest }: Paced): Array<string | number> {
  return [name, operations, p50, p99, slowest];
}

/** Delivered tasks of freelancers whose wallets are due, spread evenly over all of them, in mixed order. */
async function deliveredToSwept(
  buyer: UserActor,
  wallets: number,
  count: number,
): Promise<string[]> {
  const each = Math.ceil(count / SWEPT_SELLERS);
  await enrich(buyer, 1_500n * BigInt(each * SWEPT_SELLERS));
  const lists: string[][] = [];
  for (let place = 0; place < SWEPT_SELLERS; place += 1) {
    const hundreds = Math.floor(((wallets / 100) * place) / SWEPT_SELLERS);
    const seller = member(walletOwner(hundreds * 100 + 1));
    const { taskIds } = await order(buyer, seller, {
      priceMicros: 1_500n,
      quantity: each,
      kind: "unit",
    });
    await move(seller, "start", taskIds);
    await handOver(seller, taskIds);
    lists.push(taskIds);
  }
  return Array.from({ length: each }, (_, place) =>
    lists.flatMap((list) => list[place] ?? []),
  ).flat();
}

async function requireOneEach(made: number, due: number): Promise<void> {
  const [row] = await sql<{ payouts: number; people: number }[]>`
    select count(*)::int as payouts, count(distinct user_id)::int as people from payouts where state = 'queued'`;
  if (made !== due || row?.payouts !== due || row.people !== due)
    throw new Error(`${due} payouts were due; ${made} were said and ${row?.payouts} were made.`);
}
