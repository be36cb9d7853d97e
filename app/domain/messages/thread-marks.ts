/** How a person sees a thread: read, archived, muted. No part of history, like a notice's read mark (decision 69). */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";

/**
 * Marks a thread as read up to a line; later lines stay unread. Idempotent. The first statement matches only while the line is the
 * newest, so that a line written meanwhile is never counted as read. Refuses `not_found` for threads of others.
 */
export async function markThreadRead(
  viewer: UserActor,
  threadId: string,
  upTo: string,
): Promise<void> {
  requireAbility(viewer, "messages.mark_read");
  const rows = await sql`
    update thread_members set read_to = ${upTo}, unread = 0
    where thread_id = ${threadId} and user_id = ${viewer.id} and newest_id = ${upTo} returning 1`;
  if (rows.length > 0) return;
  const [row] = await sql`
    update thread_members m set read_to = greatest(m.read_to, (select id from thread_lines where id = ${upTo} and thread_id = ${threadId})),
      unread = case when m.unread = 0 then 0 else greatest(1, least(m.unread, (
        select count(*)::int from thread_lines l
        where l.thread_id = ${threadId} and l.id > ${upTo} and l.author_id is distinct from ${viewer.id}))) end
    where m.thread_id = ${threadId} and m.user_id = ${viewer.id} returning 1`;
  found(row);
}

/** An archived thread leaves the list until its next line. Refuses `not_found` for threads of others. */
export async function archiveThread(
  viewer: UserActor,
  threadId: string,
  archived: boolean,
): Promise<void> {
  requireAbility(viewer, "messages.archive");
  const [row] = await sql`
    update thread_members set archived_at = ${archived ? nowDate() : null}
    where thread_id = ${threadId} and user_id = ${viewer.id} returning 1`;
  found(row);
}

/** A muted thread makes no notices and no mail, and does not count in the header. Refuses `not_found` for threads of others. */
export async function muteThread(
  viewer: UserActor,
  threadId: string,
  muted: boolean,
): Promise<void> {
  requireAbility(viewer, "messages.mute");
  const [row] = await sql`
    update thread_members set muted_at = ${muted ? nowDate() : null}
    where thread_id = ${threadId} and user_id = ${viewer.id} returning 1`;
  found(row);
}
