/** Measures the proof of the books: of a long history, and of new rows after it, beside the least cost of reading so much. */
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { verify } from "#app/domain/proof/verify.ts";
import type { Verification } from "#app/domain/proof/verify.ts";
import { advanceTasks } from "#app/domain/tasks/advance-tasks.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { connect } from "#db/client.server.ts";
import { enrich, person } from "#tests/kit/cast.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";
import { fillHistory } from "./history.ts";
import type { Bench, Table } from "./report.ts";

const TRANSFERS = 1_000_000;
const NEW_TASKS = 2_000;
const TOLD_EVERY_MS = 10_000;

/** `--transfers` is the length of the history, `--tasks` the number of tasks settled before the proof of new rows. */
export async function benchVerify({ url, say, sizes }: Bench): Promise<Table[]> {
  const made = await fillHistory(url, { transfers: sizes["transfers"] ?? TRANSFERS, say });
  return measureProofs({ url, say, sizes }, made);
}

/** Runs on filled books. */
async function measureProofs(
  { url, say, sizes }: Bench,
  made: { transfers: number; tasks: number },
): Promise<Table[]> {
  const limit = await limits(url);
  const full = await proved("full", say);
  const tasks = sizes["tasks"] ?? NEW_TASKS;
  await settle(tasks);
  const fresh = await proved("new", say);
  const idle = await proved("new", say);
  const seconds = (ms: number) => ms / 1000;
  return [
    {
      title: `Proving the books of ${made.transfers.toLocaleString("en")} transfers and ${made.tasks.toLocaleString("en")} tasks`,
      head: ["", "seconds", "x reading it once"],
      rows: [
        ["read every row the checks ask about once, one connection", seconds(limit.rows), 1],
        [
          "one sum over the transfers of each account, one connection",
          seconds(limit.sum),
          limit.sum / limit.rows,
        ],
        ["the full proof", seconds(full.ms), full.ms / limit.rows],
        [
          `the proof of what is new: ${tasks.toLocaleString("en")} tasks settled since`,
          seconds(fresh.ms),
          fresh.ms / limit.rows,
        ],
        ["the proof of what is new when nothing is", seconds(idle.ms), idle.ms / limit.rows],
      ],
    },
    {
      title: "The full proof, check by check (several run at a time)",
      head: ["", "ms"],
      rows: full.checks.toSorted((a, b) => b.ms - a.ms).map(({ name, ms }) => [name, ms]),
    },
  ];
}

async function proved(
  coverage: "full" | "new",
  say: (line: string) => void,
): Promise<Verification> {
  let told = performance.now();
  const result = await verify({
    coverage,
    progress: ({ running, share }) => {
      if (performance.now() - told < TOLD_EVERY_MS) return;
      told = performance.now();
      say(`${Math.floor(share * 100)} %: ${running.join(", ")}`);
    },
  });
  if (!result.healthy || result.coverage !== coverage) throw new Error("The proof went wrong.");
  return result;
}

/** The lower bound of any proof on one processor: reading every byte, and one of the several sums that it needs. */
async function limits(url: string): Promise<{ rows: number; sum: number }> {
  const sql = connect(url, { max: 1 });
  await sql`set max_parallel_workers_per_gather = 0`;
  await sql`set work_mem = '1GB'`;
  const timed = async (statements: string[]) => {
    const begun = performance.now();
    for (const statement of statements) await sql.unsafe(statement);
    return performance.now() - begun;
  };
  const tables = [
    "transfers",
    "task_transitions",
    "tasks",
    "accounts",
    "orders",
    "deliveries",
    "events",
    "commands",
    "clearings",
    "payouts",
    "deposits",
  ];
  // Reads the last column, so that every row is decoded as far as by the checks.
  const rows = await timed(
    tables.map((table) => `select count(*) from ${table} r where r.${last(table)} is not null`),
  );
  const sum = await timed([
    `select count(*) from (select account_id, sum(change) from (
       select credit_account_id as account_id, amount_micros as change from transfers
       union all select debit_account_id, -amount_micros from transfers) t group by account_id) s`,
  ]);
  await sql.end();
  return { rows, sum };
}

function last(table: string): string {
  if (table === "commands") return "sealed_at";
  return table === "accounts" ? "balance_micros" : "command_id";
}

async function settle(tasks: number): Promise<void> {
  const [buyer, freelancer] = [await person("bench-buyer"), await person("bench-freelancer")];
  await enrich(buyer, 1_000_000_000n);
  for (let left = tasks; left > 0; left -= 1_000)
    await settleOrder(buyer, freelancer, Math.min(left, 1_000));
}

async function settleOrder(
  buyer: UserActor,
  freelancer: UserActor,
  quantity: number,
): Promise<void> {
  const { taskIds } = await order(buyer, freelancer, {
    priceMicros: 1_500n,
    quantity,
    kind: "unit",
  });
  await move(freelancer, "start", taskIds);
  await handOver(freelancer, taskIds);
  const items = taskIds.map((id) => ({ id }));
  await advanceTasks(buyer, { transition: "accept", tasks: items, note: "", key: newFormKey() });
}
