/** What happened to the security of a person's account in the last 90 days, newest first, from the notices about it. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";
import { firstIdAt } from "#app/domain/kernel/ids.ts";
import { linkPath } from "#app/domain/security/mailed-links.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

export interface SecurityEvent {
  id: string;
  title: string;
  /** `in Firefox on Linux, from 203.0.113.7`; null for what staff or the clock did, and for events of earlier releases. */
  place: string | null;
  at: Date;
  /** The path of the page "This was not me"; null for events of earlier releases. */
  notMe: string | null;
}

const SHOWN_HOURS = 90 * 24;
const MOST = 100;

export async function securityEvents(actor: UserActor): Promise<SecurityEvent[]> {
  requireAbility(actor, "me.security");
  const oldest = firstIdAt("notice", hoursAfter(nowDate(), -SHOWN_HOURS));
  const rows = await sql<SecurityEvent[]>`
    select n.id, n.title, e.payload ->> 'place' as place, n.at, e.payload ->> 'notMe' as "notMe"
    from notices n left join events e on e.id = n.event_id
    where n.user_id = ${actor.id} and n.id >= ${oldest}
      and n.kind ~ '^(account|payout_account|payout_settings|webhook)[.]'
    order by n.id desc limit ${MOST}`;
  return rows.map((row) => ({
    ...row,
    notMe: row.notMe === null ? null : linkPath("not_me", row.notMe),
  }));
}
