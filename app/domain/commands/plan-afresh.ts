/** Long lists get plans of their own. */
import type { Tx } from "./command.ts";

/** From this many items on, planning costs less than a wrong plan could. */
const LONG = 50;

/**
 * Makes the rest of the transaction plan its statements for the values they have. A plan kept from lists of one, or from
 * when a table was small, would compare ten thousand items with ten thousand rows.
 */
export async function planAfresh(tx: Tx, items: number): Promise<void> {
  if (items >= LONG) await tx.sql`select set_config('plan_cache_mode', 'force_custom_plan', true)`;
}
