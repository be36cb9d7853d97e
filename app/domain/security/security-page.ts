/** How a person's account is guarded now: the ways to sign in, rests and freezes of payouts, and a recovery that waits. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { sql } from "#app/domain/store/store.ts";
import { freezeOf } from "./payout-freeze.ts";
import { restOf } from "./payout-rests.ts";
import { openRecovery } from "./recovery/open-recovery.ts";
import { waysOf } from "./ways.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Freeze } from "./payout-freeze.ts";
import type { PayoutRest } from "./payout-rests.ts";
import type { OpenRecovery } from "./recovery/open-recovery.ts";
import type { Ways } from "./ways.ts";

export interface SecurityPage {
  email: string;
  /** Whether the account's person has proved to read mail at the address. */
  emailState: "unverified" | "from_before" | "verified";
  passwordChangedAt: Date | null;
  ways: Ways;
  rest: PayoutRest | null;
  freeze: Freeze | null;
  recovery: OpenRecovery | null;
}

type Account = Pick<SecurityPage, "email" | "emailState" | "passwordChangedAt">;

export async function securityPage(actor: UserActor): Promise<SecurityPage> {
  requireAbility(actor, "me.security");
  const { id } = actor;
  const [[account], ways, rest, freeze, recovery] = await Promise.all([
    sql<Account[]>`
      select coalesce(email, '') as email, email_state as "emailState", password_changed_at as "passwordChangedAt"
      from users where id = ${id}`,
    waysOf(id),
    restOf(id),
    freezeOf(id),
    openRecovery(id),
  ]);
  const nobody: Account = { email: "", emailState: "unverified", passwordChangedAt: null };
  return { ...(account ?? nobody), ways, rest, freeze, recovery };
}
