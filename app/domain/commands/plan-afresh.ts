/** Makes statements over long lists plan for their actual values (decision 49). */
import type { Tx } from "./command.ts";

/** From this many items on, planning costs less than a wrong plan could. */
const LONG = 50;

/**
 * Sets `plan_cache_mode` to `force_custom_plan` for the rest of the transaction when there are many items. A generic plan cached
 * from lists of one, or from a small table, would compare ten thousand items with ten thousand rows.
 */
export async function planAfresh(tx: Tx, items: number): Promise<void> {
  if (items >= LONG) await tx.sql`select set_config('plan_cache_mode', 'force_custom_plan', true)`;
}
