/** A person's own e-mail address, whether it is verified, and the new one that waits for its link. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import type { EmailState } from "#app/domain/security/sessions.ts";

export interface OwnAddress {
  email: string;
  emailState: EmailState;
  /** The new address that was asked for and not verified yet. */
  wanted: string | null;
  /** Until when the link that verifies the present address works; null when none does. */
  linkUntil: Date | null;
}

export async function ownAddress(actor: UserActor): Promise<OwnAddress> {
  requireAbility(actor, "me.read");
  const [row] = await sql<OwnAddress[]>`
    select coalesce(u.email, '') as email, u.email_state as "emailState",
           max(l.email) filter (where l.purpose = 'change_email') as wanted,
           max(l.expires_at) filter (where l.purpose = 'verify_email') as "linkUntil"
    from users u
    left join mailed_links l on l.user_id = u.id and l.purpose in ('change_email', 'verify_email')
      and l.used_at is null and l.replaced_at is null and l.expires_at > ${nowDate()}
    where u.id = ${actor.id} group by u.id`;
  return found(row);
}
