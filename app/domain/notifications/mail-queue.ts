/** The queue of mails: begins an attempt to mail a notice or a group of notices, and stores the result. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { sharedWith } from "./calm-mail.ts";
import { wishFor } from "./postpone.ts";
import { readMeanwhile } from "./unread-mail.ts";
import { groupPayload } from "./group-payload.ts";
import { groupWords } from "./words.ts";
import { sql } from "#app/domain/store/store.ts";
import type { EventPayload } from "#app/domain/events/events.ts";

export interface NoticeToMail {
  id: string;
  name: string;
  email: string;
  /** The recipient's time zone; null for UTC. */
  zone: string | null;
  /** As in `notices.kind`; its row of the catalogue knows the button and the reason. */
  kind: string;
  title: string;
  body: string;
  /** A path of ours. */
  link: string;
  at: Date;
  /** The number of this attempt, from 1. */
  attempt: number;
  /** How many more notices of its kind share this mail. */
  others: number;
  /** The event's data, or the sums over a group's; null when the event is unknown. */
  payload: EventPayload | null;
  /** The other party's name, where there is one. */
  other: string | null;
  /** The notices this mail tells, itself included. */
  ids: string[];
  userId: string;
}

/** After this many attempts (some 16 hours of growing pauses) a notice is given up; a check of `db/checks/warnings` tells. */
export const MAIL_ATTEMPTS = 12;

export type Begun = Omit<NoticeToMail, "others" | "payload" | "other" | "ids">;

/**
 * Begins one attempt: counts it and returns the mail. Null when it was mailed or given up, or the person has no address or did
 * not verify it (then only notices with an address of their own are mailed), or is suspended and the notice is not about the
 * suspension, payouts or their account. Null also for a reminder, or a group, that asks for nothing any more, for what was read before
 * its mail was due, and while the person wants it later or not at all. A mailed link goes to the address that it was made for, which
 * may be a former one.
 */
export async function beginMail(noticeId: string): Promise<NoticeToMail | null> {
  if ((await wishFor(noticeId)) !== "now") return null;
  const [row] = await sql<Begun[]>`
    update notices n set mail_attempts = n.mail_attempts + 1
    from notices m join users u on u.id = m.user_id cross join lateral (${addressOf()}) a
    where n.id = ${noticeId} and m.id = n.id and n.mailed_at is null and n.mail_attempts < ${MAIL_ATTEMPTS}
      and a.email is not null
      and (u.state = 'active' or (u.state = 'suspended' and n.kind ~ '^(suspension|payout|account)[.]')
           or (u.state = 'unclaimed' and n.kind ~ '^account[.]invited ') or (u.state = 'closed' and n.kind ~ '^(payout|account)[.]'))
      and (n.over_at is null or n.kind !~ 'reminder')
      and (n.gather is null or not exists (
        select from notices shown where shown.user_id = n.user_id and shown.gather = n.gather and shown.kind = n.kind
          and not shown.gathered and shown.over_at is not null))
      and not ${readMeanwhile()}
    returning n.id, a.name, a.email, a.zone, n.title, n.body, n.link, n.at, n.mail_attempts as attempt,
      n.user_id as "userId", n.kind`;
  return row === undefined ? null : whole(row);
}

/**
 * Columns of the notice `m` of the person `u`: name, address and zone. A notice with an address of its own goes there, without the
 * name; a mailed link goes where it was made for; the last mails of a closed account go where its person was. An address that was
 * not proved gets only what is addressed to it.
 */
function addressOf() {
  return sql`
    select case when m.mail_to is not null then '' when u.state = 'closed' then c.former_name else u.name end as name,
           coalesce(m.mail_to, case u.state
             when 'closed' then c.last_email
             when 'unclaimed' then case when l.used_at is null and l.replaced_at is null then l.email end
             else coalesce(l.email, case when u.email_state <> 'unverified' then u.email end) end) as email,
           u.time_zone as zone
    from (values (1)) one
    left join mailed_links l on l.id = substring(m.link from '[?&]link=(lnk_[0-9a-z]{26})$')
    left join closings c on c.user_id = u.id and c.state = 'closed'`;
}

interface Details {
  payload: EventPayload | null;
  about: string | null;
  members: number | null;
  ids: string[] | null;
  other: string | null;
}

/**
 * Adds the event's data, the other party and, for a group, the words over all its notices that were not mailed yet. Null when another
 * worker mailed it since.
 */
export async function whole(row: Begun): Promise<NoticeToMail | null> {
  const [more] = await sql<Details[]>`
    select coalesce(g.payload, e.payload) as payload, n.about, g.members, g.ids, o.name as other
    from notices n
    left join events e on e.id = n.event_id
    left join lateral (${groupPayload("unmailed")}) g on n.gather is not null and g.members > 1
    left join users o on o.id = case n.user_id
      when e.payload->'parties'->>'buyerId' then e.payload->'parties'->>'freelancerId'
      when e.payload->'parties'->>'freelancerId' then e.payload->'parties'->>'buyerId' end
    where n.id = ${row.id} and n.mailed_at is null`;
  if (more === undefined) return null;
  const { payload, about, members, ids, other } = more;
  const words =
    members === null || payload === null || about === null
      ? {}
      : groupWords(row.kind, { about, payload, at: row.at }, row.zone ?? undefined)?.words;
  const others = await sharedWith(row);
  return { ...row, ...words, payload, other, ids: ids ?? [row.id], others };
}

export async function markMailed(...noticeIds: string[]): Promise<void> {
  await sql`
    update notices set mailed_at = ${nowDate()} where id = any(${noticeIds}::text[]) and mailed_at is null`;
}
