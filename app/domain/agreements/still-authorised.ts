/** Whether a buyer's authorisation still holds: one that a thief may have written ends once its person secured the account. */
import type { Tx } from "#app/domain/commands/command.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";

export interface Authorisation {
  buyerId: string;
  /** When the buyer wrote it. */
  at: Date;
  /** The API token that wrote it. */
  tokenId: string | null;
}

type Part = ReturnType<typeof sql>;

/** An authorisation in a query: columns or values. */
export interface AuthorisationParts {
  buyer: Part;
  at: Part;
  token: Part;
}

/**
 * Condition: the buyer has to confirm it again. A new password, a recovery by mail, and "This was not me" end sessions, so that a thief
 * could not order any more; what the thief authorised before ends with them. What a token authorised ends with the token.
 */
export function isUnconfirmed(of: AuthorisationParts, now: Date): Part {
  const { buyer, at, token } = of;
  return sql`(
    exists (select from users s where s.id = ${buyer} and s.password_changed_at > ${at})
    or exists (select from payout_rests r where r.user_id = ${buyer} and r.frozen_at >= ${at})
    or exists (select from mailed_links m where m.user_id = ${buyer} and m.purpose in ('not_me', 'recover', 'undo_email') and m.used_at >= ${at})
    or exists (select from api_tokens k where k.id = ${token} and (k.revoked_at is not null or k.expires_at <= ${now})))`;
}

/** For the freelancer's acceptance. Refuses `buyer_cannot_pay`, which does not say why. */
export async function requireStillAuthorised(
  tx: Tx,
  { buyerId, at, tokenId }: Authorisation,
): Promise<void> {
  const of: AuthorisationParts = {
    buyer: sql`${buyerId}`,
    at: sql`${at}::timestamptz`,
    token: sql`${tokenId}`,
  };
  const [row] = await tx.sql<{ unconfirmed: boolean }[]>`
    select ${isUnconfirmed(of, tx.command.at)} as unconfirmed`;
  if (row?.unconfirmed === true)
    refuse("buyer_cannot_pay", {
      sentence:
        "The buyer has to confirm this again before you can accept it. Nothing was agreed or ordered.",
    });
}
