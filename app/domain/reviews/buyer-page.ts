/** A buyer as freelancers see them before they work for them: the name, and what other freelancers said. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { pictureOf } from "#app/domain/files/stored-pictures.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { presentHandle } from "#app/domain/people/names/former-handles.ts";
import { sql } from "#app/domain/store/store.ts";
import { reviewCounts, reviewList } from "./review-list.ts";
import type { ReviewCounts, ReviewList } from "./review-list.ts";

export interface BuyerPage extends ReviewList {
  buyer: { id: string; handle: string; name: string; picture: string | null; createdAt: Date };
  counts: ReviewCounts;
}

/** Handles ignore case. Refuses `not_found`, also for suspended and closed accounts, and `not_allowed` to visitors. */
export async function buyerPage(
  viewer: Viewer,
  handle: string,
  after: string | null,
): Promise<BuyerPage> {
  requireAbility(viewer, "reviews.of_buyer");
  const buyer = (await read(handle)) ?? found(await readFormerly(handle));
  const thing = { buyerId: buyer.id };
  const [list, counts] = await Promise.all([reviewList(thing, { after }), reviewCounts(thing)]);
  return { buyer, counts, ...list };
}

async function read(handle: string): Promise<BuyerPage["buyer"] | undefined> {
  const [row] = await sql<BuyerPage["buyer"][]>`
    select id, handle, name, ${pictureOf("u")} as picture, created_at as "createdAt" from users u
    where lower(handle) = lower(${handle}) and state = 'active'`;
  return row;
}

async function readFormerly(handle: string): Promise<BuyerPage["buyer"] | undefined> {
  const now = await presentHandle(handle);
  return now === null ? undefined : read(now);
}
