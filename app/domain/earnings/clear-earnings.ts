/** Clears earnings: those whose clearing period is over become available, in batches. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { chunks, workThrough } from "#app/domain/jobs/work-through.ts";
import type { RunControl } from "#app/domain/jobs/work-through.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { planAfresh } from "#app/domain/commands/plan-afresh.ts";
import { sql } from "#app/domain/store/store.ts";
import { post } from "#app/domain/ledger/post.ts";

/** Rows per command. The batch commits as a whole: small enough to be quick, large enough to be cheap. */
const BATCH = 500;
/** Batches read by one keyset query. */
const CHUNK = 10;

interface Cleared {
  id: string;
  task_id: string;
  freelancer_id: string;
  currency: Currency;
  amount_micros: bigint;
}

interface DueClearing {
  id: string;
  /** Text, because `timestamptz` has microseconds and `Date` only milliseconds; used as keyset cursor. */
  clearsAt: string;
}

const NAME = "earnings.clear_earnings" as const;

/**
 * Clears what is due, `batch` rows per transaction, and returns how many. Safe at any time and in parallel: rows are locked with
 * `SKIP LOCKED` and cleared once. Rows that cannot be cleared become setbacks. Benchmark: `npm run bench -- sweep`.
 */
export async function clearDue(
  actor: Actor,
  control: RunControl = {},
  batch = BATCH,
): Promise<number> {
  requireAbility(actor, "earnings.clear_earnings");
  const carryOut = async (due: DueClearing[]) => {
    const ids = due.map(({ id }) => id);
    const spec = { name: NAME, actor, key: newFormKey(), input: { ids } };
    return (await command(spec, async (tx) => ({ cleared: await clear(tx, ids) }))).answer.cleared;
  };
  const due = chunks<DueClearing>((after) => dueClearings(after, batch * CHUNK));
  return workThrough({ name: NAME, idOf: ({ id }) => id, due, carryOut, batch }, control);
}

/** Reads by keyset cursor, so that rows cleared meanwhile are not read again. */
function dueClearings(after: DueClearing | null, limit: number): Promise<DueClearing[]> {
  const { clearsAt, id } = after ?? { clearsAt: "-infinity", id: "" };
  return sql<DueClearing[]>`
    select id, clears_at::text as "clearsAt" from clearings
    where cleared_at is null and clears_at <= ${nowDate()} and (clears_at, id) > (${clearsAt}::text::timestamptz, ${id})
    order by clears_at, id limit ${limit}`;
}

async function clear(tx: Tx, ids: string[]): Promise<number> {
  await planAfresh(tx, ids.length);
  const rows = await tx.sql<Cleared[]>`
    update clearings c set cleared_at = ${tx.command.at}, command_id = ${tx.command.id}
    from (
      select id from clearings where id = any(${ids}::text[]) and cleared_at is null and clears_at <= ${tx.command.at}
      order by id for no key update skip locked
    ) due
    where c.id = due.id
    returning c.id, c.task_id, c.freelancer_id, c.currency, c.amount_micros`;
  // Posting comes last: from then until the commit, releases to these people wait for us.
  await announce(tx, rows);
  await post(
    tx,
    rows.map((row) => ({
      kind: "earnings.clear",
      from: row.freelancer_id,
      to: row.freelancer_id,
      currency: row.currency,
      micros: row.amount_micros,
      subject: row.task_id,
    })),
  );
  return rows.length;
}

/** One event per person and currency, however many tasks cleared. */
async function announce(tx: Tx, rows: Cleared[]): Promise<void> {
  const groups = Map.groupBy(rows, (row) => `${row.freelancer_id} ${row.currency}`);
  await enqueue(
    tx,
    [...groups.values()].flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const sum = group.reduce((total, row) => total + row.amount_micros, 0n);
      const payload = {
        userId: first.freelancer_id,
        taskIds: [...new Set(group.map((row) => row.task_id))],
        count: group.length,
        currency: first.currency,
        amount: decimal(sum),
      };
      return [{ name: "earnings.cleared" as const, subjectId: first.freelancer_id, payload }];
    }),
  );
}
