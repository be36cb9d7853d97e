/** Whether what a person authorised for later still holds: what a thief may have written ends once its person secured the account. */
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";

type Part = ReturnType<typeof sql>;

/** An authorisation in a query: columns or values. */
export interface AuthorisationParts {
  person: Part;
  at: Part;
  token: Part;
  session: Part;
}

/**
 * Condition: the person has to confirm it again. A new password, a recovery by mail, and "This was not me" end sessions, so that a thief
 * could not order any more; what the thief authorised before ends with them. What a token authorised ends with the token, and what a
 * session authorised with a session that was ended from elsewhere; signing out ends nothing.
 */
export function isUnconfirmed(of: AuthorisationParts, now: Date): Part {
  const { person, at, token, session } = of;
  return sql`(
    exists (select from users s where s.id = ${person} and s.password_changed_at > ${at})
    or exists (select from payout_rests r where r.user_id = ${person} and r.frozen_at >= ${at})
    or exists (select from mailed_links m where m.user_id = ${person} and m.purpose in ('not_me', 'recover', 'undo_email') and m.used_at >= ${at})
    or exists (select from api_tokens k where k.id = ${token} and (k.revoked_at is not null or k.expires_at <= ${now}))
    or exists (select from sessions e where e.public_id = ${session} and e.disowned_at is not null))`;
}

/** For the freelancer's acceptance of what a buyer authorised: does not say why. */
export function refuseUnconfirmed(): never {
  refuse("buyer_cannot_pay", {
    sentence:
      "The buyer has to confirm this again before you can accept it. Nothing was agreed or ordered.",
  });
}
