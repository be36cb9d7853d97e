/** Abilities around the records of people: sellers' are public, buyers' for members, and the signed one is the person's own. */
import { to } from "./ability-row.ts";

export const RECORD_ABILITIES = {
  "records.of_seller": to("visitor", "member"),
  "records.seller_facts": to("visitor", "member"),
  "records.of_buyer": to("member"),
  "records.buyer_facts": to("member"),
  "me.record": to("owner"),
} as const;
