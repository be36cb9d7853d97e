/** Changes what the actor's own gig shows: the words of a picture, its place, or that it is there at all. */
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { describeShown, emptyShown, orderShown } from "#app/domain/files/shown/add-shown.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { altText } from "./picture-rules.ts";

export interface PictureOf {
  key: string;
  gigId: string;
  pictureId: string;
}

export interface Arranged {
  pictureId: string;
  /** From 1; the first is the cover. */
  position: number;
}

/** Refuses `not_found`, `invalid_input`. */
export async function describePicture(
  actor: UserActor,
  { key, gigId, pictureId, alt: sent }: PictureOf & { alt: string },
): Promise<Outcome<{ pictureId: string; alt: string }>> {
  const alt = altText(sent);
  const input = { gigId, pictureId, alt: sent };
  return command({ name: "catalog.describe_picture", actor, key, input }, async (tx) => {
    place(await lockGallery(tx, actor, gigId), pictureId);
    await describeShown(tx, pictureId, alt);
    return { pictureId, alt };
  });
}

/** Puts the picture at a place from 1; a place after the end means the last. Refuses `not_found`. */
export function movePicture(
  actor: UserActor,
  { key, gigId, pictureId, to }: PictureOf & { to: number },
): Promise<Outcome<Arranged>> {
  const input = { gigId, pictureId, to };
  return command({ name: "catalog.move_picture", actor, key, input }, async (tx) => {
    const ids = await lockGallery(tx, actor, gigId);
    place(ids, pictureId);
    const others = ids.filter((id) => id !== pictureId);
    const at = Math.min(Math.max(to, 1), ids.length);
    await orderShown(tx, others.toSpliced(at - 1, 0, pictureId));
    return { pictureId, position: at };
  });
}

/** The door deletes the bytes of `goneKeys`. Refuses `not_found`. */
export function removeGigPicture(
  actor: UserActor,
  { key, gigId, pictureId }: PictureOf,
): Promise<Outcome<{ pictureId: string; goneKeys: string[] }>> {
  const input = { gigId, pictureId };
  return command({ name: "catalog.remove_picture", actor, key, input }, async (tx) => {
    place(await lockGallery(tx, actor, gigId), pictureId);
    return { pictureId, goneKeys: await emptyShown(tx, [pictureId]) };
  });
}

/** Ids in their order. Changes of one gallery run one after the other. */
async function lockGallery(tx: Tx, actor: UserActor, gigId: string): Promise<string[]> {
  const [person] = await tx.sql`select id from users where id = ${actor.id} for no key update`;
  found(person);
  const rows = await tx.sql<{ id: string }[]>`
    select id from shown_pictures
    where gig_id = ${gigId} and owner_id = ${actor.id} and state <> 'removed' order by position, id`;
  return rows.map(({ id }) => id);
}

/** Refuses `not_found` for a picture that is not among them. */
function place(ids: readonly string[], pictureId: string): number {
  const at = ids.indexOf(pictureId);
  return at < 0 ? refuse("not_found") : at;
}
