/** A person's notices: the page, the unread count in the header, and marking them read (decision 69). */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";
import type { Zone } from "#app/domain/kernel/moment.ts";
import { linkPath } from "#app/domain/security/mailed-links.ts";
import { groupPayload } from "./group-payload.ts";
import { IS_NEW } from "./new-notice.ts";
import { groupWords } from "./words.ts";
import type { GroupPayload } from "./group-payload.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

export interface NoticeLine {
  id: string;
  title: string;
  body: string;
  /** A path of ours. */
  link: string;
  at: Date;
  /** True when the person read it, when it asks for nothing any more, or when such notices are turned off. */
  read: boolean;
  /** For events of the account's security: the path of the page that stops it all. */
  notMe: string | null;
}

interface Row extends NoticeLine, GroupPayload {
  kind: string;
  about: string;
}

export interface NoticesPage {
  notices: NoticeLine[];
  unread: number;
  /** The `before` of the next, older page; null on the last one. */
  older: string | null;
}

export const NOTICES_PER_PAGE = 30;

/** The viewer's notices, newest first, older than the notice `before`. */
export async function noticesPage(viewer: UserActor, before: string | null): Promise<NoticesPage> {
  requireAbility(viewer, "notices.list");
  const [rows, unread] = await Promise.all([
    sql<Row[]>`
      select n.id, n.title, n.body, n.link, n.at, n.kind, n.about, coalesce(n.read_at, n.over_at) is not null or not n.page as read,
             case when n.kind ~ '^(account|payout_account|payout_settings|webhook)[.]'
                  then (select e.payload ->> 'notMe' from events e where e.id = n.event_id) end as "notMe",
             coalesce(g.members, 1) as members, g.payload
      from notices n left join lateral (${groupPayload("all")}) g on n.gather is not null
      where n.user_id = ${viewer.id} and not n.gathered ${before === null ? sql`` : sql`and n.id < ${before}`}
      order by n.id desc limit ${NOTICES_PER_PAGE + 1}`,
    unreadCount(viewer.id),
  ]);
  const notices = rows.slice(0, NOTICES_PER_PAGE).map((row) => asLine(row, viewer.zone));
  const more = rows.length > NOTICES_PER_PAGE;
  return { notices, unread, older: more ? (notices.at(-1)?.id ?? null) : null };
}

/** A group is told by the sums of its notices; they are added up when the page is read, so no event is ever missing. */
function asLine({ members, kind, about, payload, ...line }: Row, zone: Zone): NoticeLine {
  const notMe = line.notMe === null ? null : linkPath("not_me", line.notMe);
  if (members === 1) return { ...line, notMe };
  return { ...line, notMe, ...groupWords(kind, { about, payload, at: line.at }, zone)?.words };
}

const COUNT_UP_TO = 100;

/** How many notices are new: neither read nor over, a group as one. Counts no further than 100. */
export async function unreadCount(userId: string): Promise<number> {
  const [row] = await sql<{ unread: number }[]>`
    select count(*)::int as unread from (
      select 1 from notices where user_id = ${userId} and ${sql.unsafe(IS_NEW)} limit ${COUNT_UP_TO}
    ) n`;
  return row?.unread ?? 0;
}

/** Marks one notice as read; idempotent. Refuses `not_found` when it is not the viewer's. */
export async function markRead(viewer: UserActor, noticeId: string): Promise<void> {
  requireAbility(viewer, "notices.mark_read");
  const [row] = await sql`
    update notices set read_at = coalesce(read_at, ${nowDate()})
    where id = ${noticeId} and user_id = ${viewer.id} returning id`;
  found(row);
}

/** Marks everything up to the newest notice the page showed; later ones stay unread. */
export async function markAllRead(viewer: UserActor, newestId: string): Promise<number> {
  requireAbility(viewer, "notices.mark_all_read");
  const rows = await sql`
    update notices set read_at = ${nowDate()}
    where user_id = ${viewer.id} and read_at is null and id <= ${newestId} returning id`;
  return rows.length;
}
