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
    // All pictures of a person count, so two forms at once run one after the other.
    await lockPerson(tx, actor.id);
    await lockDraft(tx, actor, gigId);
    await requireRoom(tx, actor.id, gigId);
    return { pictureId: await addShown(tx, { ownerId: actor.id, gigId, alt, sha256, sourceKey }) };
  });
}

async function requireRoom(tx: Tx, ownerId: string, gigId: string): Promise<void> {
  const [row] = await tx.sql<{ ofGig: number; ofPerson: number }[]>`
    select (count(*) filter (where gig_id = ${gigId}))::int as "ofGig", count(*)::int as "ofPerson"
    from shown_pictures where owner_id = ${ownerId} and state <> 'removed'`;
  const { ofGig = 0, ofPerson = 0 } = row ?? {};
  if (ofGig >= PICTURES_PER_GIG)
    refuse("too_many_pictures", { facts: { max_pictures: `${PICTURES_PER_GIG}` } });
  if (ofPerson >= env.picturesPerPerson)
    refuse("too_many_pictures", {
      sentence: `You have ${ofPerson} pictures, and that is the most one person may have. Remove one first.`,
      facts: { max_pictures: `${env.picturesPerPerson}` },
    });
}
