/** Asks the worker for something, in the transaction that needs it: no commit, no job. */
import type { Tx } from "#app/domain/commands/command.ts";
import type { sql } from "#app/domain/store/store.ts";
import type { JobName } from "./job-names.ts";

export interface JobWish {
  /** A waiting job with the same key is replaced rather than joined by a second one. */
  key?: string;
  /** Not before this moment; absent means at once. */
  runAt?: Date;
}

/** The job runs at least once and its effects must be commands with a key that follows from `payload`. */
export async function requestJob(
  tx: { sql: Tx["sql"] | typeof sql },
  name: JobName,
  payload: Record<string, unknown>,
  wish: JobWish = {},
): Promise<void> {
  await tx.sql`
    select request_job(${name}, ${JSON.stringify(payload)}::text::json, ${wish.key ?? null}, ${wish.runAt ?? null})`;
}
