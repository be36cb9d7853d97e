/** Whether two people may begin something with each other: neither blocked the other, and both accounts are open. */
import { actsFor } from "#app/domain/access/party.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";

export interface Between {
  /** The account of the other person is open. */
  open: boolean;
  /** Those of the two who blocked the other. */
  blockers: string[];
}

/**
 * A step: refuses `cannot_be_reached`. Only who blocked is told that a block stands between them, whatever else does. What it finds
 * holds until the command ends: `holdPeople`. Commands that lock offers, lines or tasks as well ask here before.
 */
export async function requireReachable(tx: Tx, personId: string, otherId: string): Promise<void> {
  // Pipelined; a statement of its own after the lock sees what another command committed while it waited.
  const [, { open, blockers }] = await Promise.all([
    holdPeople(tx, [personId, otherId]),
    between(personId, otherId, tx.sql),
  ]);
  requireNoBlock(tx, blockers);
  if (!open) refuse("cannot_be_reached");
}

/**
 * A step: none of these people can be suspended, close their account or block until the command ends. Those steps lock the person for
 * update, while this lock is the one that foreign keys take: any number of commands hold it at once. In order of id.
 */
export async function holdPeople(tx: Tx, userIds: readonly string[]): Promise<void> {
  await tx.sql`select from users where id = any(${[...userIds]}::text[]) order by id for key share`;
}

/**
 * A step: refuses `cannot_be_reached` for a block only; for commands that look at the accounts themselves, and have locked the other
 * person by that.
 */
export async function requireUnblocked(tx: Tx, personId: string, otherId: string): Promise<void> {
  requireNoBlock(tx, (await between(personId, otherId, tx.sql)).blockers);
}

/** What stands between two people, in one statement. */
export async function between(
  personId: string,
  otherId: string,
  reader: Tx["sql"] | typeof sql = sql,
): Promise<Between> {
  const [row] = await reader<Between[]>`
    select ${standingWith(personId)} from users u where u.id = ${otherId}`;
  return row ?? { open: false, blockers: [] };
}

/** The columns of `Between`, for the person `u` of another statement. */
export function standingWith(personId: string) {
  return sql`u.state = 'active' as open, array(
    select blocker_id from blocks where ended_at is null and blocker_id = u.id and blocked_id = ${personId}
    union all
    select blocker_id from blocks where ended_at is null and blocker_id = ${personId} and blocked_id = u.id) as blockers`;
}

function requireNoBlock(tx: Tx, blockers: readonly string[]): void {
  if (blockers.length === 0) return;
  if (!blockers.some((id) => actsFor(tx.command.actor, id))) refuse("cannot_be_reached");
  refuse("cannot_be_reached", {
    sentence:
      "You have blocked this person, so nothing was sent, ordered or taken from your balance. Unblock them under Settings, Blocked people, first.",
  });
}
