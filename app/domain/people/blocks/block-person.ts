/** Blocks a person, and takes a block back. The other person is told neither. */
import { actsFor } from "#app/domain/access/party.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";

export interface BlockInput {
  userId: string;
  key: string;
}

/** Does nothing more for a person who is blocked already. Refuses `not_found`, and `own_account` for oneself. */
export async function blockPerson(
  actor: UserActor,
  { userId, key }: BlockInput,
): Promise<Outcome<{ userId: string }>> {
  if (actsFor(actor, userId)) refuse("own_account", { sentence: "You cannot block yourself." });
  const spec = { name: "people.block" as const, actor, key, input: { userId } };
  return command(spec, async (tx) => {
    await lockBoth(tx, actor.id, userId);
    const { id: commandId, at } = tx.command;
    await tx.sql`
      insert into blocks (id, blocker_id, blocked_id, at, command_id)
      values (${newId("block")}, ${actor.id}, ${userId}, ${at}, ${commandId})
      on conflict (blocker_id, blocked_id) where ended_at is null do nothing`;
    return { userId };
  });
}

/**
 * Waits for commands that found the two reachable (`holdPeople`), so that nothing begins between them once the block is there. In order
 * of id, so that two people who block each other at once wait for each other. Refuses `not_found`.
 */
async function lockBoth(tx: Tx, ownId: string, otherId: string): Promise<void> {
  for (const id of [ownId, otherId].toSorted()) {
    const strength = id === ownId ? tx.sql`for update` : tx.sql`for key share`;
    const [person] = await tx.sql`select id from users where id = ${id} ${strength}`;
    found(person);
  }
}

/** Refuses `not_found` for a person who is not blocked. */
export async function unblockPerson(
  actor: UserActor,
  { userId, key }: BlockInput,
): Promise<Outcome<{ userId: string }>> {
  const spec = { name: "people.unblock" as const, actor, key, input: { userId } };
  return command(spec, async (tx) => {
    const ended = await tx.sql`
      update blocks set ended_at = ${tx.command.at}, command_id = ${tx.command.id}
      where blocker_id = ${actor.id} and blocked_id = ${userId} and ended_at is null
      returning id`;
    found(ended[0]);
    return { userId };
  });
}
