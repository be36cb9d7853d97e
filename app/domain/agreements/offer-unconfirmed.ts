/** Whether an open offer waits for its buyer to confirm it again: a part of queries. */
import { sql } from "#app/domain/store/store.ts";
import { isUnconfirmed } from "./still-authorised.ts";
import type { AuthorisationParts } from "./still-authorised.ts";

/** Condition on the offer `o` and its current version `v`: false for those of the freelancer, and for all that are over. */
export function isOfferUnconfirmed(now: Date) {
  const of: AuthorisationParts = { buyer: sql`o.buyer_id`, at: sql`v.at`, token: sql`v.token_id` };
  return sql`(case when o.state = 'open' and o.expires_at > ${now} and v.author = 'buyer' then ${isUnconfirmed(of, now)} else false end)`;
}
