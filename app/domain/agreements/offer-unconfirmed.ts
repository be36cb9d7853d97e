/** Whether an open offer waits for its buyer to confirm it again: a part of queries, and the same under the lock of an acceptance. */
import type { Tx } from "#app/domain/commands/command.ts";
import { sql } from "#app/domain/store/store.ts";
import { isUnconfirmed, refuseUnconfirmed } from "./still-authorised.ts";
import type { AuthorisationParts } from "./still-authorised.ts";

/** Condition on the offer `o` and its current version `v`: false for those of the freelancer, and for all that are over. */
export function isOfferUnconfirmed(now: Date) {
  const of: AuthorisationParts = {
    person: sql`o.buyer_id`,
    at: sql`v.at`,
    token: sql`v.token_id`,
    session: sql`v.session_id`,
  };
  return sql`(case when o.state = 'open' and o.expires_at > ${now} and v.author = 'buyer' then ${isUnconfirmed(of, now)} else false end)`;
}

/** A step, once the offer is locked. Refuses `buyer_cannot_pay`. */
export async function requireOfferConfirmed(tx: Tx, offerId: string): Promise<void> {
  const [row] = await tx.sql<{ unconfirmed: boolean }[]>`
    select ${isOfferUnconfirmed(tx.command.at)} as unconfirmed
    from offers o join offer_versions v on v.offer_id = o.id and v.number = o.version where o.id = ${offerId}`;
  if (row?.unconfirmed === true) refuseUnconfirmed();
}
