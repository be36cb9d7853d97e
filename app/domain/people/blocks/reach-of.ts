/** How a page shows that a person can be written to or not: as far as its reader may know. */
import { sql } from "#app/domain/store/store.ts";
import { isReachable } from "./require-reachable.ts";

/** `blocked`: by the reader themselves. `unreachable`: blocked by the other person, suspended, or closed; never which. */
export type Reach = "reachable" | "blocked" | "unreachable";

export async function reachOf(readerId: string, otherId: string): Promise<Reach> {
  const [[own], reachable] = await Promise.all([
    sql`select 1 from blocks where blocker_id = ${readerId} and blocked_id = ${otherId} and ended_at is null`,
    isReachable(readerId, otherId),
  ]);
  if (own !== undefined) return "blocked";
  return reachable ? "reachable" : "unreachable";
}
