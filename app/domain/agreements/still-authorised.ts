/** Whether a buyer's authorisation still holds: one that a thief may have written ends once its person secured the account. */
import type { Tx } from "#app/domain/commands/command.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";

export interface Authorisation {
  buyerId: string;
  /** When the buyer wrote it. */
  at: Date;
}

/**
 * For the freelancer's acceptance. A new password, a recovery by mail, and "This was not me" end sessions, so that a thief could not
 * order any more; what the thief authorised before ends with them. Refuses `buyer_cannot_pay`, which tells the freelancer nothing.
 */
export async function requireStillAuthorised(
  tx: Tx,
  { buyerId, at }: Authorisation,
): Promise<void> {
  const secured = await tx.sql`
    select from users u where u.id = ${buyerId} and (
      u.password_changed_at > ${at}
      or exists (select from payout_rests r where r.user_id = u.id and r.until is null and r.started_at >= ${at})
      or exists (select from mailed_links l where l.user_id = u.id and l.purpose in ('not_me', 'recover', 'undo_email') and l.used_at >= ${at}))`;
  if (secured.count > 0) refuse("buyer_cannot_pay");
}
