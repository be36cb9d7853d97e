/** Adds a picture to a gig of the actor's own, or to its draft. Buyers see it once its sizes are made. */
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { lockDraft } from "#app/domain/catalog/draft/draft-rows.ts";
import { addShown } from "#app/domain/files/shown/add-shown.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { lockPerson } from "#app/domain/people/lock-person.ts";
import { env } from "#app/env.server.ts";
import { altText, PICTURES_PER_GIG } from "./picture-rules.ts";

export interface AddedPicture {
  key: string;
  gigId: string;
  alt: string;
  /** Of the bytes as they were sent, so that the same form counts as the same. */
  sha256: string;
  /** Where the door has stored these bytes. */
  sourceKey: string;
}

/** Refuses `not_found`, `invalid_input` without words for it, `too_many_pictures`. */
export async function addGigPicture(
  actor: UserActor,
  { key, gigId, alt: sent, sha256, sourceKey }: AddedPicture,
): Promise<Outcome<{ pictureId: string }>> {
  const alt = altText(sent);
  const input = { gigId, alt: sent, sha256 };
  return command({ name: "catalog.add_picture", actor, key, input }, async (tx) => {
    await lockGallery(tx, actor, gigId, 1);
    return { pictureId: await addShown(tx, { ownerId: actor.id, gigId, alt, sha256, sourceKey }) };
  });
}

export interface AddedPictures extends Pick<AddedPicture, "key" | "gigId" | "alt"> {
  pictures: ReadonlyArray<Pick<AddedPicture, "sha256" | "sourceKey">>;
}

/** Several at once with the same words, in this order: all of them, or none. Refuses as `addGigPicture` does. */
export async function addGigPictures(
  actor: UserActor,
  { key, gigId, alt: sent, pictures }: AddedPictures,
): Promise<Outcome<{ pictureIds: string[] }>> {
  const alt = altText(sent);
  const input = { gigId, alt: sent, sha256s: pictures.map(({ sha256 }) => sha256) };
  return command({ name: "catalog.add_picture", actor, key, input }, async (tx) => {
    await lockGallery(tx, actor, gigId, pictures.length);
    const pictureIds: string[] = [];
    for (const picture of pictures)
      pictureIds.push(await addShown(tx, { ownerId: actor.id, gigId, alt, ...picture }));
    return { pictureIds };
  });
}

/** All pictures of a person count, so two forms at once run one after the other. */
async function lockGallery(tx: Tx, actor: UserActor, gigId: string, more: number): Promise<void> {
  await lockPerson(tx, actor.id);
  await lockDraft(tx, actor, gigId);
  await requireRoom(tx, actor.id, gigId, more);
}

async function requireRoom(tx: Tx, ownerId: string, gigId: string, more: number): Promise<void> {
  const [row] = await tx.sql<{ ofGig: number; ofPerson: number }[]>`
    select (count(*) filter (where gig_id = ${gigId}))::int as "ofGig", count(*)::int as "ofPerson"
    from shown_pictures where owner_id = ${ownerId} and state <> 'removed'`;
  const { ofGig = 0, ofPerson = 0 } = row ?? {};
  if (ofGig + more > PICTURES_PER_GIG)
    refuse("too_many_pictures", {
      ...(more === 1 ? {} : { sentence: fullSentence(ofGig, more) }),
      facts: { max_pictures: `${PICTURES_PER_GIG}` },
    });
  if (ofPerson + more > env.picturesPerPerson)
    refuse("too_many_pictures", {
      sentence: `You have ${ofPerson} pictures, and that is the most one person may have. Remove one first.`,
      facts: { max_pictures: `${env.picturesPerPerson}` },
    });
}

function fullSentence(there: number, more: number): string {
  return `A gig has at most ${PICTURES_PER_GIG} pictures. This one has ${there}, and you chose ${more}. None of them was added.`;
}
