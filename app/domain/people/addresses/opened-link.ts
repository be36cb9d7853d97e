/** What the page of a mailed link about an address shows before its button is pressed. Writes nothing. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { openLink } from "#app/domain/security/mailed-links.ts";

export interface OpenedAddressLink {
  email: string;
  /** The account it is about. */
  handle: string;
  /** The other account that holds the address: it verified it, or it is from before and did not; null: none does. */
  holder: { handle: string; verified: boolean } | null;
}

const ABILITY = {
  verify_email: "people.verify_email",
  change_email: "people.finish_email_change",
  undo_email: "people.undo_email_change",
} as const;

/** Null when the link works no more. */
export async function openedLink(
  viewer: Viewer,
  token: string,
  purpose: keyof typeof ABILITY,
): Promise<OpenedAddressLink | null> {
  requireAbility(viewer, ABILITY[purpose]);
  const link = await openLink(token, purpose);
  if (link === null) return null;
  const [own] = await sql<{ handle: string }[]>`select handle from users where id = ${link.userId}`;
  const [holder] = await sql<{ handle: string; verified: boolean }[]>`
    select handle, email_state = 'verified' as verified from users
    where lower(email) = lower(${link.email}) and email_state <> 'unverified' and id <> ${link.userId}`;
  return { email: link.email, handle: found(own).handle, holder: holder ?? null };
}
