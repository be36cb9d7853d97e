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
}

export async function ownAddress(actor: UserActor): Promise<OwnAddress> {
  requireAbility(actor, "me.read");
  const [row] = await sql<OwnAddress[]>`
    select coalesce(u.email, '') as email, u.email_state as "emailState",
           (select l.email from mailed_links l
            where l.user_id = u.id and l.purpose = 'change_email' and l.used_at is null and l.replaced_at is null
              and l.expires_at > ${nowDate()} order by l.id desc limit 1) as wanted
    from users u where u.id = ${actor.id}`;
  return found(row);
}
