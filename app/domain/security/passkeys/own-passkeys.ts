/** A person's passkeys: for their list, and as the credentials a browser is asked for. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import type { ChallengePurpose } from "./challenge.ts";
import type { KnownCredential } from "./authentication.ts";
import type { PasskeyOwner } from "./registration.ts";

export interface ListedPasskey {
  id: string;
  name: string;
  /** Whether a copy is kept elsewhere, so that a lost device does not end it. */
  backedUp: boolean;
  createdAt: Date;
  /** Null before its first use. */
  usedAt: Date | null;
}

/** The oldest first. */
export async function ownPasskeys(actor: UserActor): Promise<ListedPasskey[]> {
  requireAbility(actor, "passkeys.list");
  return sql<ListedPasskey[]>`
    select p.id, p.name, coalesce(used.backed_up, p.backed_up) as "backedUp", p.created_at as "createdAt",
           case when used.backed_up is not null then used.used_at end as "usedAt"
    from passkeys p join passkey_uses used on used.passkey_id = p.id
    where p.user_id = ${actor.id} and p.removed_at is null
    order by p.id`;
}

/** For the options of WebAuthn. */
export async function credentialsOf(userId: string): Promise<KnownCredential[]> {
  return sql<KnownCredential[]>`
    select credential_id as id, transports from passkeys
    where user_id = ${userId} and removed_at is null order by id`;
}

/** Whom a new passkey is for, as the person's authenticator shows it. */
export async function passkeyOwner({ id }: UserActor): Promise<PasskeyOwner> {
  const [owner] = await sql<PasskeyOwner[]>`
    select id, name, coalesce(email, handle) as email from users where id = ${id}`;
  return found(owner);
}

/** Challenges of a signed-in person are bound to them and to their session. */
export function challengeFor(
  purpose: ChallengePurpose,
  { id, sessionId = "" }: { id: string; sessionId?: string },
) {
  return { purpose, askedBy: `${id} ${sessionId}` };
}
