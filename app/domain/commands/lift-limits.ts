/** Gives one transaction more time than the pool's limit. */
import type { Tx as TxSql } from "#db/client.server.ts";

/**
 * Raises the limits for the rest of this transaction. PostgreSQL 17 and later do not restart a running transaction timer with a
 * larger value: zero stops it and the next value starts it, hence the two statements. Earlier servers have no such timer.
 */
export async function liftLimits(sql: TxSql, limitMs: number): Promise<void> {
  await sql`select set_config(name, '0', true) from pg_settings where name = 'transaction_timeout'`;
  await sql`select set_config(name, ${`${limitMs}`}, true) from pg_settings
            where name in ('statement_timeout', 'transaction_timeout', 'idle_in_transaction_session_timeout')`;
}
