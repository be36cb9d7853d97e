/** Gigs for sale, for tests of what people save. */
import { pauseGig, publishGig } from "#app/domain/catalog/move-gig.ts";
import { createGig } from "#app/domain/catalog/save-gig.ts";
import type { GigContent } from "#app/domain/catalog/gig-content.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sampleContent } from "#tests/domain/catalog/sample-content.ts";

export async function sold(
  seller: UserActor,
  title: string,
  changes: Partial<GigContent> = {},
): Promise<string> {
  const content = sampleContent({ title, tags: [], ...changes });
  const { answer } = await createGig(seller, { key: newFormKey(), content });
  await publishGig(seller, { key: newFormKey(), ...answer });
  return answer.id;
}

export async function paused(seller: UserActor, id: string): Promise<void> {
  await pauseGig(seller, { key: newFormKey(), id, version: 2 });
}
