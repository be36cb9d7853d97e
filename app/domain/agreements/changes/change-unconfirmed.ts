/** Whether a proposed milestone waits for its buyer to confirm it again: a part of queries. */
import { sql } from "#app/domain/store/store.ts";
import { isUnconfirmed } from "#app/domain/agreements/still-authorised.ts";
import type { AuthorisationParts } from "#app/domain/agreements/still-authorised.ts";

/** Condition on the change `c` of the order `o`: false for other kinds, for those of the freelancer, and for all that are over. */
export function isChangeUnconfirmed(now: Date) {
  const of: AuthorisationParts = {
    buyer: sql`o.buyer_id`,
    at: sql`c.proposed_at`,
    token: sql`c.token_id`,
  };
  return sql`(case when c.state = 'proposed' and c.answer_by > ${now} and c."by" = 'buyer' and c.kind = 'add'
    then ${isUnconfirmed(of, now)} else false end)`;
}
