/** Gives the jobs of a stopped or dead worker back to the queue, and deletes superseded scheduled jobs. */
import type { Client, Pool } from "pg";

/** One connection, or a pool. */
type Queue = Pick<Pool | Client, "query">;

/** Unlocks the jobs of these workers. */
export async function giveBack(queue: Queue, workerIds: string[]): Promise<void> {
  await queue.query("select graphile_worker.force_unlock_workers($1::text[])", [workerIds]);
  await forgetSuperseded(queue);
}

/**
 * Deletes scheduled jobs that a newer one replaces. When the schedule comes round during a run, graphile-worker removes the run's
 * key and marks it as tried for the last time. If that run then fails, for example because its worker was killed, the row would
 * stay for ever and look like a given-up job. Each run of a schedule does all the work that is due, so the newer row suffices.
 */
export async function forgetSuperseded(queue: Queue): Promise<void> {
  await queue.query(`
    delete from graphile_worker._private_jobs j
    using graphile_worker._private_tasks t
    where t.id = j.task_id and j.key is null and j.locked_at is null and j.attempts >= j.max_attempts
      and (t.identifier in (select identifier from graphile_worker._private_known_crontabs) or t.identifier = 'submit-payout')`);
}
