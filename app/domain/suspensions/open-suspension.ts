/** A person's present suspension, and the locks for decisions about their money. */
import { isWorkingStaff } from "#app/domain/access/party.ts";
import type { StaffRow } from "#app/domain/access/party.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import type { sql } from "#app/domain/store/store.ts";

export type Reader = Tx["sql"] | typeof sql;

export interface OpenSuspension {
  id: string;
  userId: string;
  reason: string;
  appeal: string | null;
  beganAt: Date;
  undecidedUntil: Date;
}

export async function openSuspension(
  reader: Reader,
  userId: string,
): Promise<OpenSuspension | null> {
  const [row] = await reader<OpenSuspension[]>`
    select id, user_id as "userId", reason, appeal, began_at as "beganAt", undecided_until as "undecidedUntil"
    from suspensions where user_id = ${userId} and lifted_at is null`;
  return row ?? null;
}

/**
 * Locks people in order of their ids, like every decision about people, and returns their roles, duties and states under the lock. Rows
 * about them that were read earlier may be outdated: read them again.
 */
export async function lockPeople(tx: Tx, ids: string[]): Promise<Map<string, StaffRow>> {
  const rows = await tx.sql<Array<StaffRow & { id: string }>>`
    select id, role, duties, state from users where id = any(${ids}::text[]) order by id for no key update`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** The suspension of a locked person. Refuses `transition_refused` when there is none. */
export async function requireSuspension(tx: Tx, userId: string): Promise<OpenSuspension> {
  const suspension = await openSuspension(tx.sql, userId);
  if (suspension === null)
    refuse("transition_refused", {
      sentence: "This person is not suspended, so nothing was done.",
    });
  return suspension;
}

/**
 * Locks a member of staff together with the person they decide about. Refuses `not_found` when they no longer have the duty finance, and
 * `own_account`.
 */
export async function lockStaffWith(
  tx: Tx,
  staffId: string,
  userId: string,
): Promise<OpenSuspension> {
  if (staffId === userId) refuse("own_account");
  const people = await lockPeople(tx, [staffId, userId]);
  if (!isWorkingStaff(people.get(staffId), "finance") || !people.has(userId)) refuse("not_found");
  return requireSuspension(tx, userId);
}
