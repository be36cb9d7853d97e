/** The record of staff's decisions about a person's money during suspensions: contests, proposed accounts, and their signatures. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/store/store.ts";

export interface SuspensionDecision {
  id: string;
  what: "contested" | "account_proposed" | "account_signed";
  at: Date;
  /** The member of staff; null when it was done on the operator's command line. */
  by: string | null;
  /** Of a contest: how much, and until when. */
  currency: Currency | null;
  amountMicros: bigint | null;
  endsAt: Date | null;
  /** Of an account: its last characters. */
  tail: string | null;
  reason: string;
}

/** Oldest first. Refuses `not_found` to everybody but staff. */
export async function suspensionDecisions(
  viewer: Viewer,
  userId: string,
): Promise<SuspensionDecision[]> {
  requireAbility(viewer, "staff.people.suspension");
  return sql<SuspensionDecision[]>`
    select d.*, u.name as by from (
      select a.id, 'contested' as what, a.at, c.actor_id, a.currency, a.amount_micros as "amountMicros", a.ends_at as "endsAt",
             null as tail, a.reason
      from suspensions s join contested_amounts a on a.suspension_id = s.id join commands c on c.id = a.command_id
      where s.user_id = ${userId}
      union all
      select e.id, 'account_proposed', e.at, c.actor_id, null, null, null, m.account_tail, e.reason
      from suspensions s join exit_accounts e on e.suspension_id = s.id join payout_methods m on m.id = e.method_id
      join commands c on c.id = e.command_id
      where s.user_id = ${userId}
      union all
      -- The proposer's own signature is part of the proposal.
      select e.id || g.signed_by, 'account_signed', g.at, g.signed_by, null, null, null, m.account_tail, ''
      from suspensions s join exit_accounts e on e.suspension_id = s.id join payout_methods m on m.id = e.method_id
      join exit_account_signatures g on g.exit_account_id = e.id and g.command_id <> e.command_id
      where s.user_id = ${userId}
    ) d left join users u on u.id = d.actor_id
    order by d.at, d.id`;
}
