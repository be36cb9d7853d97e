/** Whether two people may begin something with each other: neither blocked the other, and both accounts are open. */
import type { Tx } from "#app/domain/commands/command.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";

/** A person cannot be told from here whether they were blocked: the answer is the same for a closed or suspended account. */
export async function isReachable(
  personId: string,
  otherId: string,
  reader: Tx["sql"] | typeof sql = sql,
): Promise<boolean> {
  const [row] = await reader<{ reachable: boolean }[]>`
    select u.state = 'active' and not exists (
      select from blocks where ended_at is null and blocker_id = u.id and blocked_id = ${personId}
      union all
      select from blocks where ended_at is null and blocker_id = ${personId} and blocked_id = u.id) as reachable
    from users u where u.id = ${otherId}`;
  return row?.reachable ?? false;
}

/** A step: refuses `cannot_be_reached`. */
export async function requireReachable(tx: Tx, personId: string, otherId: string): Promise<void> {
  if (!(await isReachable(personId, otherId, tx.sql))) refuse("cannot_be_reached");
}
