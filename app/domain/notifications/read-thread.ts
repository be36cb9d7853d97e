/** Reading a conversation: its read mark, and the notices about it, which ask for nothing any more. */
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { markThreadRead } from "#app/domain/messages/thread-marks.ts";
import { sql } from "#app/domain/store/store.ts";

/** `upTo` is the newest line the person saw. Refuses `not_found` for threads of others. */
export async function readThread(viewer: UserActor, threadId: string, upTo: string): Promise<void> {
  await markThreadRead(viewer, threadId, upTo);
  await sql`
    update notices n set read_at = ${nowDate()}
    where n.user_id = ${viewer.id} and n.about = ${threadId} and n.read_at is null and n.over_at is null
      and not exists (select from thread_members m
                      where m.thread_id = ${threadId} and m.user_id = ${viewer.id} and m.unread > 0)`;
}
