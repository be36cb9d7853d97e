/** The state of the last payout to an account: after a failure it gets no automatic payouts (decision 80). */
import type { Tx } from "#app/domain/commands/command.ts";
import type { sql } from "#app/domain/store/store.ts";

/**
 * A column of the table `payout_methods`, called `m`: the state, or null. A payout called back before the bank was asked says
 * nothing about the account.
 */
export function lastOutcome(reader: Tx["sql"] | typeof sql) {
  return reader`(
    select l.state from payouts l
    where l.method_id = m.id and l.state in ('settled', 'failed', 'returned')
      and (l.submitted_at is not null or l.provider_ref is not null)
    order by l.id desc limit 1)`;
}
