/** Steps that write the rows of shown pictures: add one, describe, order and empty some. The caller has locked what they belong to. */
import type { Tx } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { requestJob } from "#app/domain/jobs/request-job.ts";

export interface NewShown {
  ownerId: string;
  gigId?: string;
  portfolioId?: string;
  alt: string;
  sha256: string;
  /** Key of the bytes as they were sent. */
  sourceKey: string;
}

/** Adds a picture at the end of its gallery; its sizes are made soon afterwards. Returns its id. */
export async function addShown(tx: Tx, added: NewShown): Promise<string> {
  const { ownerId, gigId = null, portfolioId = null, alt, sha256, sourceKey } = added;
  const id = newId("shownPicture");
  await tx.sql`
    insert into shown_pictures (id, owner_id, gig_id, portfolio_id, state, position, alt, sha256, source_key, saved_at, command_id)
    values (${id}, ${ownerId}, ${gigId}, ${portfolioId}, 'waiting',
            (select coalesce(max(position), 0) + 1 from shown_pictures where gig_id = ${gigId} and state <> 'removed'),
            ${alt}, ${sha256}, ${sourceKey}, ${tx.command.at}, ${tx.command.id})`;
  await requestJob(tx, "prepare-pictures", {}, { key: "prepare-pictures" });
  return id;
}

/** Says in other words what a picture shows. */
export async function describeShown(tx: Tx, id: string, alt: string): Promise<void> {
  await tx.sql`
    update shown_pictures set alt = ${alt}, command_id = ${tx.command.id} where id = ${id}`;
}

/** Puts the pictures of a gallery into this order. */
export async function orderShown(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.sql`
    update shown_pictures p set position = o.place, command_id = ${tx.command.id}
    from unnest(${[...ids]}::text[]) with ordinality o(id, place) where p.id = o.id and p.position <> o.place`;
}

/**
 * Empties these pictures: their rows stay, without bytes. Returns the keys whose bytes the caller's door deletes once this is
 * committed; bytes that stay behind are removed within a day.
 */
export async function emptyShown(tx: Tx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx.sql<{ keys: string[] }[]>`
    with gone as (
      select id, coalesce(keys, '{}') || coalesce(array[source_key], '{}') as keys from shown_pictures
      where id = any(${[...ids]}::text[]) and state <> 'removed'
    )
    update shown_pictures p set state = 'removed', refusal = null, source_key = null, width = null, height = null, colour = null,
      files = null, keys = null, command_id = ${tx.command.id}
    from gone where p.id = gone.id returning array_remove(gone.keys, null) as keys`;
  return rows.flatMap(({ keys }) => keys);
}

/** The same for every picture of a gig, in its gallery's order, or for all of a person. */
export async function emptyShownOf(
  tx: Tx,
  of: { gigId: string } | { ownerId: string },
): Promise<string[]> {
  const [gigId, ownerId] = "gigId" in of ? [of.gigId, null] : [null, of.ownerId];
  const rows = await tx.sql<{ id: string }[]>`
    select id from shown_pictures
    where (gig_id = ${gigId} or owner_id = ${ownerId}) and state <> 'removed' order by id for update`;
  return emptyShown(
    tx,
    rows.map(({ id }) => id),
  );
}
