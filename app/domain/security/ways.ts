/** The ways in which a person can prove who they are. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";

export interface Ways {
  /** False for an account that was never claimed. */
  password: boolean;
  /** Whether there is an authenticator app. */
  totp: boolean;
  /** Recovery codes that were not used. */
  codes: number;
  passkeys: number;
}

export async function waysOf(userId: string, reader: Tx["sql"] | typeof sql = sql): Promise<Ways> {
  const [ways] = await reader<Ways[]>`
    select password_hash is not null as password,
           exists (select from totp_factors t where t.user_id = u.id and t.removed_at is null) as totp,
           (select count(*)::int from recovery_codes c where c.user_id = u.id and c.replaced_at is null
              and not exists (select from recovery_code_uses used where used.code_id = c.id)) as codes,
           (select count(*)::int from passkeys p where p.user_id = u.id and p.removed_at is null) as passkeys
    from users u where id = ${userId}`;
  return found(ways);
}

/** The person's own, for a program of theirs. */
export async function ownFactors(actor: UserActor): Promise<Ways> {
  requireAbility(actor, "factors.read");
  return waysOf(actor.id);
}

/** Whether the password alone does not sign the person in. Recovery codes are a spare for a factor, none by themselves. */
export function hasFactor({ totp, passkeys }: Ways): boolean {
  return totp || passkeys > 0;
}
