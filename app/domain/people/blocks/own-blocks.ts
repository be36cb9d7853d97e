/** The people whom a person has blocked, for that person only; and the person a page of blocking is about. */
import { actsFor } from "#app/domain/access/party.ts";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { pictureOf } from "#app/domain/files/stored-pictures.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { presentHandle } from "#app/domain/people/names/former-handles.ts";
import { sql } from "#app/domain/store/store.ts";

export interface BlockedPerson {
  id: string;
  /** The block's own id, for the next page. */
  blockId: string;
  handle: string;
  name: string;
  picture: string | null;
  since: Date;
}

const PAGE = 50;

/** Newest first, 50 at a time; `after` is the last block's id of the page before. */
export async function ownBlocks(
  actor: UserActor,
  after: string | null = null,
): Promise<{ people: BlockedPerson[]; next: string | null }> {
  requireAbility(actor, "blocks.list");
  const end = after !== null && isId("block", after) ? after : null;
  const rows = await sql<BlockedPerson[]>`
    select u.id, b.id as "blockId", u.handle, u.name, ${pictureOf("u")} as picture, b.at as since
    from blocks b join users u on u.id = b.blocked_id
    where b.blocker_id = ${actor.id} and b.ended_at is null and (${end}::text is null or b.id < ${end})
    order by b.id desc limit ${PAGE + 1}`;
  const people = rows.slice(0, PAGE);
  return { people, next: rows.length > PAGE ? (people.at(-1)?.blockId ?? null) : null };
}

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
  requireAbility(actor, "people.block");
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
