/** Mails that leave only while a notice is unread, such as those of messages: which notices share one, and when it leaves. */
import { env } from "#app/env.server.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";
import { CATALOGUE } from "./catalogue.ts";

/** The kinds, as in `notices.kind`. */
export function unreadKinds(): string[] {
  return Object.entries(CATALOGUE).flatMap(([name, rows]) =>
    rows.filter(({ mailIfUnread }) => mailIfUnread === true).map(({ to }) => `${name} ${to}`),
  );
}

const MINUTE_MS = 60_000;

/**
 * Those about one thing until the end of the present minutes share a line and a mail. It leaves as many minutes after that end, so
 * every one of them had its time to be read.
 */
export function unreadShare(): { shareUntil: Date; unreadMailAt: Date } {
  const wait = env.messageMailMinutes * MINUTE_MS;
  const end = (Math.floor(nowDate().getTime() / wait) + 1) * wait;
  return { shareUntil: new Date(end), unreadMailAt: new Date(end + wait) };
}

/**
 * SQL: whether the notice `n` is of such a kind, and was read meanwhile: on the notices' page, or in its thread, which may also be
 * muted by now. A group was read when the notice shown for it was.
 */
export function readMeanwhile() {
  return sql`(n.kind = any(${unreadKinds()}::text[]) and (
    exists (select from notices shown where shown.user_id = n.user_id and shown.kind = n.kind
              and (shown.id = n.id or (shown.gather = n.gather and not shown.gathered))
              and (shown.read_at is not null or shown.over_at is not null))
    or exists (select from thread_members t where t.thread_id = n.about and t.user_id = n.user_id
                 and (t.unread = 0 or t.muted_at is not null))))`;
}
