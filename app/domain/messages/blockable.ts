/** The person whom a page of blocking is about. */
import { actsFor } from "#app/domain/access/party.ts";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { presentHandle } from "#app/domain/people/names/former-handles.ts";
import { sql } from "#app/domain/store/store.ts";

export interface Blockable {
  id: string;
  handle: string;
  name: string;
  blocked: boolean;
}

/**
 * The person of a handle, and whether the actor blocked them. Refuses `not_found`, also for suspended and closed accounts unless the
 * two have written to each other or the actor blocked them, and `own_account` for oneself.
 */
export async function blockable(actor: UserActor, handle: string): Promise<Blockable> {
  requireAbility(actor, "blocks.list");
  const read = async (name: string) => {
    const [row] = await sql<Blockable[]>`
      select u.id, u.handle, u.name, exists (
        select from blocks b where b.blocker_id = ${actor.id} and b.blocked_id = u.id and b.ended_at is null) as blocked
      from users u where lower(u.handle) = lower(${name}) and (
        u.state not in ('suspended', 'closed')
        or exists (select from blocks b where b.blocker_id = ${actor.id} and b.blocked_id = u.id and b.ended_at is null)
        or exists (select from threads t where t.first_id = least(u.id, ${actor.id}) and t.second_id = greatest(u.id, ${actor.id})))`;
    return row;
  };
  const formerly = async () => {
    const now = await presentHandle(handle);
    return now === null ? undefined : read(now);
  };
  const person = found((await read(handle)) ?? (await formerly()));
  if (actsFor(actor, person.id)) refuse("own_account", { sentence: "You cannot block yourself." });
  return person;
}
