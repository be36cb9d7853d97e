/** Gives one transaction more time than the pool allows everybody. */
import type { Tx as TxSql } from "#db/client.server.ts";

/**
 * For the rest of this transaction. A running transaction timer is not set again by a larger value, only stopped by
 * none and started by the next one (PostgreSQL 17 and later), hence the two statements; earlier servers have no such timer.
 */
export async function liftLimits(sql: TxSql, limitMs: number): Promise<void> {
  await sql`select set_config(name, '0', true) from pg_settings where name = 'transaction_timeout'`;
  await sql`select set_config(name, ${`${limitMs}`}, true) from pg_settings
            where name in ('statement_timeout', 'transaction_timeout', 'idle_in_transaction_session_timeout')`;
}
