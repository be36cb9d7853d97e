/** Gives jobs back to the queue when their worker cannot do them any more, and takes rows away that stand for nothing. */
import type { Client, Pool } from "pg";

/** One connection, or any of a pool. */
type Queue = Pick<Pool | Client, "query">;

/** Frees what these workers held. */
export async function giveBack(queue: Queue, workerIds: string[]): Promise<void> {
  await queue.query("select graphile_worker.force_unlock_workers($1::text[])", [workerIds]);
  await forgetSuperseded(queue);
}

/**
 * Deletes scheduled jobs that a newer one stands for. When the schedule comes round while a run is still going on, the library takes
 * that run's key away and marks it as tried for the last time; if it does not end well then, for example because its worker was
 * killed, the row would stay for ever and look like work that was given up. Each run of a schedule does all the work that is due.
 */
export async function forgetSuperseded(queue: Queue): Promise<void> {
  await queue.query(`
    delete from graphile_worker._private_jobs j
    using graphile_worker._private_tasks t
    where t.id = j.task_id and j.key is null and j.locked_at is null and j.attempts >= j.max_attempts
      and (t.identifier in (select identifier from graphile_worker._private_known_crontabs) or t.identifier = 'submit-payout')`);
}
