/** What staff see of the security of a person's account: rests and freezes of payouts, a recovery, and what staff did. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { freezeOf } from "#app/domain/security/payout-freeze.ts";
import type { Freeze } from "#app/domain/security/payout-freeze.ts";
import { restOf } from "#app/domain/security/payout-rests.ts";
import type { PayoutRest } from "#app/domain/security/payout-rests.ts";
import { openRecovery } from "#app/domain/security/recovery/open-recovery.ts";
import type { OpenRecovery } from "#app/domain/security/recovery/open-recovery.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";

/** A recovery that staff started, or a freeze that they lifted. */
export interface SecurityDecision {
  id: string;
  at: Date;
  what: "start_recovery" | "lift_freeze";
  by: string | null;
  reason: string;
}

export interface SecurityFile {
  rest: PayoutRest | null;
  freeze: Freeze | null;
  recovery: OpenRecovery | null;
  decisions: SecurityDecision[];
}

/** Refuses `not_found` to everybody but staff, and for unknown ids. Never has a link or a factor. */
export async function securityFile(viewer: Viewer, userId: string): Promise<SecurityFile> {
  requireAbility(viewer, "staff.people.security");
  if (!isId("user", userId)) refuse("not_found");
  const [there] = await sql`select 1 from users where id = ${userId}`;
  found(there);
  const [rest, freeze, recovery, decisions] = await Promise.all([
    restOf(userId),
    freezeOf(userId),
    openRecovery(userId),
    sql<SecurityDecision[]>`
      select c.id, c.at, split_part(c.name, '.', 2) as what, u.name as by, c.answer ->> 'reason' as reason
      from commands c left join users u on u.id = c.actor_id
      where c.name in ('security.start_recovery', 'payouts.lift_freeze') and (c.answer ->> 'userId') = ${userId}
      order by c.id`,
  ]);
  return { rest, freeze, recovery, decisions };
}
