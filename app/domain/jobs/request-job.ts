/** Requests a job in the caller's transaction: the job exists only if the transaction commits. */
import type { Tx } from "#app/domain/commands/command.ts";
import type { sql } from "#app/domain/store/store.ts";
import type { JobName } from "./job-names.ts";

export interface JobWish {
  /** A waiting job with the same key is replaced. */
  key?: string;
  /** Earliest start; at once when absent. */
  runAt?: Date;
}

/** The job runs at least once, so its effects must be commands whose key follows from `payload`. */
export async function requestJob(
  tx: { sql: Tx["sql"] | typeof sql },
  name: JobName,
  payload: Record<string, unknown>,
  wish: JobWish = {},
): Promise<void> {
  await tx.sql`
    select request_job(${name}, ${JSON.stringify(payload)}::text::json, ${wish.key ?? null}, ${wish.runAt ?? null})`;
}
