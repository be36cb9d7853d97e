/** The first steps of a person who has neither bought nor sold yet: which of them are done, and whether they are shown. */
import { sql } from "#app/domain/store/store.ts";

export interface FirstSteps {
  /** To buy: money was paid in, something was ordered, a request was posted. */
  deposited: boolean;
  ordered: boolean;
  requested: boolean;
  /** To sell: a proposal was made, a gig was written or begun, one was published, a payout account is set. */
  proposed: boolean;
  gigWritten: boolean;
  gigPublished: boolean;
  payoutAccount: boolean;
}

/** Null once the person has done all of one side, or has hidden the steps. */
export async function firstSteps(userId: string): Promise<FirstSteps | null> {
  const [row] = await sql<Array<FirstSteps & { hidden: boolean }>>`
    select u.steps_hidden_at is not null as hidden,
           exists (select from deposits where user_id = u.id and state = 'succeeded') as deposited,
           exists (select from orders where buyer_id = u.id) as ordered,
           exists (select from buyer_requests where buyer_id = u.id) as requested,
           exists (select from proposals where freelancer_id = u.id) as proposed,
           exists (select from gigs where freelancer_id = u.id)
             or exists (select from gig_drafts where freelancer_id = u.id and typed is not null) as "gigWritten",
           exists (select from gigs where freelancer_id = u.id and state <> 'draft') as "gigPublished",
           exists (select from payout_methods where user_id = u.id and removed_at is null) as "payoutAccount"
    from users u where u.id = ${userId}`;
  if (row === undefined) return null;
  const { hidden, ...steps } = row;
  const sells = steps.gigPublished && steps.payoutAccount;
  return hidden || steps.ordered || sells ? null : steps;
}
