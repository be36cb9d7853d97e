/** Locks a person, so that commands which take money out of their earnings run one at a time. */
import type { Tx } from "#app/domain/commands/command.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";

/**
 * Call before locking any account. Refuses `account_suspended` or `account_closed` when that happened while this command waited for
 * the lock, `not_found` for an unknown id.
 */
export async function lockPerson(tx: Tx, userId: string): Promise<void> {
  const [row] = await tx.sql<{ state: string }[]>`
    select state from users where id = ${userId} for no key update`;
  const { state } = found(row);
  if (state === "suspended") refuse("account_suspended");
  if (state === "closed") refuse("account_closed");
}
