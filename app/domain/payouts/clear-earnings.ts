/** Clearing: earnings whose waiting period is over become available, many at a time. */
import { enqueue } from "#app/domain/jobs/enqueue.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { command } from "#app/domain/kernel/command.ts";
import type { Tx } from "#app/domain/kernel/command.ts";
import { newFormKey } from "#app/domain/kernel/form-key.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/kernel/store.ts";
import { post } from "#app/domain/ledger/post.ts";

interface Cleared {
  id: string;
  task_id: string;
  freelancer_id: string;
  currency: Currency;
  amount_micros: bigint;
}

/**
 * Clears what is due, at most `limit` rows per transaction, and returns how many. Safe to run at any time and by many
 * at once: a row is cleared under its lock, once.
 */
export async function clearDue(actor: Actor, limit = 500): Promise<number> {
  if (actor.kind !== "clock" && actor.kind !== "operator") refuse("not_allowed");
  let cleared = 0;
  for (;;) {
    const [due] =
      await sql`select from clearings where cleared_at is null and clears_at <= ${nowDate()} limit 1`;
    if (due === undefined) return cleared;
    const spec = { name: "payouts.clear_earnings", actor, key: newFormKey(), input: { limit } };
    const { answer } = await command(spec, async (tx) => ({
      cleared: await clearBatch(tx, limit),
    }));
    if (answer.cleared === 0) return cleared;
    cleared += answer.cleared;
  }
}

async function clearBatch(tx: Tx, limit: number): Promise<number> {
  const rows = await tx.sql<Cleared[]>`
    update clearings c set cleared_at = ${tx.command.at}, command_id = ${tx.command.id}
    from (
      select id from clearings where cleared_at is null and clears_at <= ${tx.command.at}
      order by clears_at, id limit ${limit} for no key update skip locked
    ) due
    where c.id = due.id
    returning c.id, c.task_id, c.freelancer_id, c.currency, c.amount_micros`;
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
  await announce(tx, rows);
  return rows.length;
}

/** One event for each person and currency, however many pieces cleared. */
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
