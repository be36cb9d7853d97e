/** The people whom a person has blocked, for that person only. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { pictureOf } from "#app/domain/files/stored-pictures.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { isId } from "#app/domain/kernel/ids.ts";
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
