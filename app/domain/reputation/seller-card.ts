/** What the picture of a shared seller shows, and the name of that picture: another content has another name. */
import { createHash } from "node:crypto";
import { sellerPage } from "#app/domain/catalog/seller-page.ts";
import type { SellerPage } from "#app/domain/catalog/seller-page.ts";
import { sellerRecord } from "./records.ts";
import type { SellerRecord } from "./records.ts";

export interface SellerCard {
  id: string;
  handle: string;
  name: string;
  /** The id of the person's picture; null without one: then the drawing of `categoryId` stands there. */
  picture: string | null;
  /** Of the first gig; empty without one. */
  categoryId: string;
  record: SellerRecord;
}

/** Grows with each change of how the picture is drawn. */
const DRAWN = 1;

/** Refuses `not_found` for a seller without a public page. */
export async function sellerCard(handle: string): Promise<SellerCard> {
  const page = await sellerPage(handle, null);
  return cardOf(page, await sellerRecord(page.seller.id));
}

export function cardOf({ seller, gigs }: SellerPage, record: SellerRecord): SellerCard {
  const { id, handle, name, picture } = seller;
  return { id, handle, name, picture, categoryId: gigs[0]?.categoryId ?? "", record };
}

function markOf({ name, picture, categoryId, record }: SellerCard): string {
  const { level, orders, score } = record;
  const face = picture ?? categoryId;
  const said = JSON.stringify([DRAWN, name, face, level, orders, score.value, score.reviews]);
  return createHash("sha256").update(said).digest("hex").slice(0, 16);
}

/** Below the site's origin. */
export function sellerSharePath(card: SellerCard): string {
  return `/sellers/${encodeURIComponent(card.handle)}/share/${markOf(card)}.jpg`;
}

/** The key of its bytes in the file store, where the daily sweep deletes it: no row names it. */
export function sellerShareKey(card: SellerCard): string {
  return createHash("sha256")
    .update(`share ${card.id} ${markOf(card)}`)
    .digest("hex")
    .slice(0, 32);
}
