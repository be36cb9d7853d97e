/** The pages of the records: of a seller for everybody, of a buyer for members. Suspended and closed accounts have none. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { sellerPage } from "#app/domain/catalog/seller-page.ts";
import { now } from "#app/domain/kernel/clock.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import { buyerPage } from "#app/domain/reviews/buyer-page.ts";
import { sql } from "#app/domain/store/store.ts";
import { buyerFacts, sellerFacts } from "./public-facts.ts";
import type { BuyerFact, FactPage, SellerFact } from "./public-facts.ts";
import { buyerRecord, RECORD_DAYS, sellerRecord } from "./records.ts";
import type { BuyerRecord, SellerRecord } from "./records.ts";

export interface RecordPerson {
  id: string;
  handle: string;
  name: string;
}

/** The first day whose orders count, UTC: `2025-11-30`. */
export function recordSinceDay(): string {
  return now().toZonedDateTimeISO("UTC").toPlainDate().subtract({ days: RECORD_DAYS }).toString();
}

/** Refuses `not_found`, also for suspended and closed accounts. */
export async function readSellerRecord(
  handle: string,
): Promise<{ person: RecordPerson; record: SellerRecord }> {
  const { seller } = await sellerPage(handle, null);
  return { person: seller, record: await sellerRecord(seller.id) };
}

/** Refuses `not_found`, also for suspended and closed accounts. */
export async function readSellerFacts(
  handle: string,
  after: string | null,
): Promise<FactPage<SellerFact>> {
  const { seller } = await sellerPage(handle, null);
  return sellerFacts(seller.id, after);
}

/** Refuses `not_found`, also for suspended and closed accounts, and `not_allowed` to visitors. */
export async function readBuyerRecord(
  viewer: Viewer,
  handle: string,
): Promise<{ person: RecordPerson; record: BuyerRecord }> {
  requireAbility(viewer, "records.of_buyer");
  const { buyer } = await buyerPage(viewer, handle, null);
  return { person: buyer, record: await buyerRecord(buyer.id) };
}

/** Refuses as `readBuyerRecord`. */
export async function readBuyerFacts(
  viewer: Viewer,
  handle: string,
  after: string | null,
): Promise<FactPage<BuyerFact>> {
  requireAbility(viewer, "records.buyer_facts");
  const { buyer } = await buyerPage(viewer, handle, null);
  return buyerFacts(buyer.id, after);
}

/** The record of the buyer that a freelancer may work for; null for suspended and closed accounts. */
export async function buyerBehind(handle: string): Promise<BuyerRecord | null> {
  const [row] = await sql<{ id: string }[]>`
    select id from users where lower(handle) = lower(${handle}) and state = 'active'`;
  return row === undefined ? null : buyerRecord(row.id);
}
