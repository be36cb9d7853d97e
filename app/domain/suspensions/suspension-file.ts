/** A person's money before and during a suspension, as staff see it. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { recordRead } from "#app/domain/oversight/record-read.ts";
import { sql } from "#app/domain/store/store.ts";
import { proposedContest, CARD_ORDER_DAYS } from "./proposed-contest.ts";
import type { ProposedContest } from "./proposed-contest.ts";
import { pursesOf } from "./purses.ts";
import type { SuspendedPurse } from "./purses.ts";
import { pageOf } from "./suspended-page.ts";
import type { SuspendedPage } from "./suspended-page.ts";

export interface ProposedAccount {
  id: string;
  holder: string;
  tail: string;
  reason: string;
  at: Date;
  signers: Array<{ id: string; name: string }>;
}

export interface SuspensionFile {
  purses: SuspendedPurse[];
  /** From card orders of the last 120 days, or of the 120 days before the suspension. */
  proposed: ProposedContest[];
  /** The proposed end of the hold. */
  proposedEnd: Date;
  /** Null while the person is not suspended. */
  suspension: Omit<SuspendedPage, "purses"> | null;
  /** The newest account staff proposed. */
  proposedAccount: ProposedAccount | null;
}

/** Refuses `not_found` to all but staff with a duty about people, and for unknown people. */
export async function suspensionFile(viewer: Viewer, userId: string): Promise<SuspensionFile> {
  requireAbility(viewer, "staff.people.suspension");
  if (!isId("user", userId)) refuse("not_found");
  const [page, [person]] = await Promise.all([
    pageOf(userId),
    sql`select 1 from users where id = ${userId}`,
    recordRead(viewer, "suspension", { of: [userId] }),
  ]);
  found(person);
  const now = nowDate();
  const [proposed, proposedAccount] = await Promise.all([
    proposedContest(sql, userId, page?.beganAt ?? now),
    newestProposal(userId),
  ]);
  const proposedEnd = hoursAfter(now, CARD_ORDER_DAYS * 24);
  if (page !== null) {
    const { purses, ...suspension } = page;
    return { purses, proposed, proposedEnd, suspension, proposedAccount };
  }
  const asProposed = proposed.map(({ currency, micros }) => {
    return { currency, micros, endsAt: proposedEnd, reason: "", appeal: null, decided: false };
  });
  const purses = await pursesOf(sql, userId, asProposed);
  return { purses, proposed, proposedEnd, suspension: null, proposedAccount: null };
}

async function newestProposal(userId: string): Promise<ProposedAccount | null> {
  const [row] = await sql<ProposedAccount[]>`
    select e.id, m.holder, m.account_tail as tail, e.reason, e.at,
           (select coalesce(json_agg(json_build_object('id', u.id, 'name', u.name) order by x.at), '[]')
            from exit_account_signatures x join users u on u.id = x.signed_by where x.exit_account_id = e.id) as signers
    from exit_accounts e join suspensions s on s.id = e.suspension_id join payout_methods m on m.id = e.method_id
    where s.user_id = ${userId} and s.lifted_at is null order by e.id desc limit 1`;
  return row ?? null;
}
