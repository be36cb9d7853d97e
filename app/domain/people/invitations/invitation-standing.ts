/** What staff see of a freelancer's invitations: the known address and the last mail. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";

export interface InvitationStanding {
  /** Where an invitation can go; null when no address is known. */
  email: string | null;
  last: { email: string; sentAt: Date; expiresAt: Date; used: boolean } | null;
}

export async function invitationStanding(
  viewer: Viewer,
  userId: string,
): Promise<InvitationStanding> {
  requireAbility(viewer, "staff.people.read");
  const [row] = await sql<{ email: string | null }[]>`
    select claim_email as email from users where id = ${userId}`;
  const [last] = await sql<Array<NonNullable<InvitationStanding["last"]>>>`
    select email, created_at as "sentAt", expires_at as "expiresAt", used_at is not null as used
    from mailed_links where user_id = ${userId} and purpose = 'claim' order by id desc limit 1`;
  return { email: found(row).email, last: last ?? null };
}
