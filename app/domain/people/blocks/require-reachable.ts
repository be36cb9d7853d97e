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

/** As a command reads it. */
interface Standing extends Between {
  /** The state of the account of the person who is asked for. */
  own: string;
}

/**
 * A step: refuses `cannot_be_reached`, and `account_suspended` or `account_closed` to the person themself. Only who blocked is told that
 * a block stands between them, whatever else does. What it finds holds until the command ends: `holdPeople`. Commands that lock offers,
 * lines or tasks as well ask here before.
 */
export async function requireReachable(tx: Tx, personId: string, otherId: string): Promise<void> {
  // Pipelined; a statement of its own after the lock sees what another command committed while it waited.
  const [, { open, blockers, own }] = await Promise.all([
    holdPeople(tx, [personId, otherId]),
    standing(tx, personId, otherId),
  ]);
  requireOpen(tx, personId, own);
  requireNoBlock(tx, blockers);
  if (!open) refuse("cannot_be_reached");
}

/** The request found the account open, and the command may have waited for the end of it. */
function requireOpen({ command: { actor } }: Tx, personId: string, own: string): void {
  if (own === "active") return;
  if (!actsFor(actor, personId)) refuse("cannot_be_reached");
  refuse(own === "suspended" ? "account_suspended" : "account_closed");
}

/**
 * A step: none of these people can be suspended, close their account or block until the command ends. Those steps lock the person for
 * update, while this lock is the one that foreign keys take: any number of commands hold it at once. In order of id.
 */
export async function holdPeople(tx: Tx, userIds: readonly string[]): Promise<void> {
  await tx.sql`select from users where id = any(${[...userIds]}::text[]) order by id for key share`;
}

/**
 * A step: refuses as `requireReachable`, but does not look at the other account; for commands that do so themselves, and have locked the
 * other person by that.
 */
export async function requireUnblocked(tx: Tx, personId: string, otherId: string): Promise<void> {
  const { blockers, own } = await standing(tx, personId, otherId);
  requireOpen(tx, personId, own);
  requireNoBlock(tx, blockers);
}

/** What stands between two people, in one statement. */
export async function between(personId: string, otherId: string): Promise<Between> {
  const [row] = await sql<Between[]>`
    select ${standingWith(personId)} from users u where u.id = ${otherId}`;
  return row ?? { open: false, blockers: [] };
}

/** Also holds the person's own row: waiting for it, it reads the state that the other command left. */
async function standing(tx: Tx, personId: string, otherId: string): Promise<Standing> {
  const [row] = await tx.sql<Standing[]>`
    with person as (select state from users where id = ${personId} for key share)
    select ${standingWith(personId)}, coalesce((select state from person), '') as own
    from users u where u.id = ${otherId}`;
  return row ?? { open: false, blockers: [], own: "active" };
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
