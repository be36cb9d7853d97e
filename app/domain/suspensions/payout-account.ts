/** The account for a suspended person's uncontested money: their earlier one, or one two members of staff chose (decision 88). */
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import type { OpenSuspension, Reader } from "./open-suspension.ts";

/** A thief who takes over an account is found out within this time: an account paid before that is the owner's. */
const KNOWN_DAYS = 14;

export interface SuspendedPayoutAccount {
  methodId: string;
  holder: string;
  tail: string;
  /** The evidence for it: one of these two is set. */
  knownPayoutId: string | null;
  exitAccountId: string | null;
}

/**
 * The account that received the last payout at least 14 days before the suspension. Staff's choice applies where there is no
 * such account, or where it returned a later payout. Null when there is neither.
 */
export async function payoutAccountOf(
  reader: Reader,
  suspension: OpenSuspension,
): Promise<SuspendedPayoutAccount | null> {
  return (await knownAccount(reader, suspension)) ?? (await agreedAccount(reader, suspension));
}

/** Null also when a payout to it was returned during the suspension: then it is unusable. */
export async function knownAccount(
  reader: Reader,
  { userId, beganAt }: OpenSuspension,
): Promise<SuspendedPayoutAccount | null> {
  const [known] = await reader<SuspendedPayoutAccount[]>`
    select m.id as "methodId", m.holder, m.account_tail as tail, p.id as "knownPayoutId", null as "exitAccountId"
    from payouts p join payout_methods m on m.id = p.method_id
    where p.user_id = ${userId} and p.state = 'settled' and p.settled_at <= ${hoursAfter(beganAt, -KNOWN_DAYS * 24)}
    order by p.settled_at desc, p.id desc limit 1`;
  if (known === undefined) return null;
  const broken = await reader`
    select from payouts where method_id = ${known.methodId} and created_at >= ${beganAt} and state in ('failed', 'returned')
    limit 1`;
  return broken.length === 0 ? known : null;
}

async function agreedAccount(
  reader: Reader,
  { id }: OpenSuspension,
): Promise<SuspendedPayoutAccount | null> {
  const [agreed] = await reader<SuspendedPayoutAccount[]>`
    select m.id as "methodId", m.holder, m.account_tail as tail, null as "knownPayoutId", e.id as "exitAccountId"
    from exit_accounts e join payout_methods m on m.id = e.method_id
    where e.suspension_id = ${id}
      and (select count(*) from exit_account_signatures s where s.exit_account_id = e.id) >= 2
    order by e.id desc limit 1`;
  return agreed ?? null;
}
