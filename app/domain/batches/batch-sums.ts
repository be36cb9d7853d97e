/** What an ended batch did with money: the sums of the moves its slices made, by currency. */
import type { Currency } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/store/store.ts";
import { TASK_LIFECYCLE } from "#app/domain/tasks/task-lifecycle.ts";
import type { BatchView } from "./batch-page.ts";

export interface BatchSum {
  currency: Currency;
  releasedMicros: bigint;
  refundedMicros: bigint;
}

/** Of larger batches the page shows no sums: every task would be read for them on each visit. */
const MOST_SUMMED = 20_000;

/**
 * Empty while the batch runs, and for verbs that move no money. Each of those that do closes its task, so a task makes it once.
 * The caller has checked that the batch is the viewer's.
 */
export async function batchSums({ id, verb, state, done }: BatchView): Promise<BatchSum[]> {
  const moves = TASK_LIFECYCLE[verb].money !== null;
  if (!moves || state === "running" || done === 0 || done > MOST_SUMMED) return [];
  return sql<BatchSum[]>`
    select t.currency, sum(s.released_micros)::bigint as "releasedMicros", sum(s.refunded_micros)::bigint as "refundedMicros"
    from batch_items i join task_transitions s on s.task_id = i.task_id and s.transition = ${verb}
    join tasks t on t.id = i.task_id
    where i.batch_id = ${id} and i.result = 'done' group by t.currency order by t.currency`;
}
