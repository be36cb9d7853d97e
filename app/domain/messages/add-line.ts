/** Adds a line to a thread: a message, or what happened to an offer, a request or a change of an order. */
import type { Tx } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { threadOf } from "./thread-of.ts";

export interface NewLine {
  kind: "message" | "offer" | "request" | "change";
  /** Whose word or act it is; for the other person it is unread. */
  authorId: string;
  otherId: string;
  body: string;
  subjectId?: string | null;
  /** The order whose page shows it. */
  orderId?: string | null;
}

/** A step: opens the thread where there is none, and counts the line as unread for the other person only. */
export async function addLine(
  tx: Tx,
  line: NewLine,
): Promise<{ threadId: string; lineId: string }> {
  const { authorId, otherId, subjectId = null, orderId = null } = line;
  const threadId = await threadOf(tx, authorId, otherId);
  const lineId = newId("threadLine");
  await tx.sql`
    insert into thread_lines (id, thread_id, kind, author_id, body, subject_id, order_id, at, command_id)
    values (${lineId}, ${threadId}, ${line.kind}, ${authorId}, ${line.body}, ${subjectId}, ${orderId}, ${tx.command.at},
            ${tx.command.id})`;
  // The smaller user id first, so that two lines at once wait for each other instead of deadlocking. An archived thread comes back.
  const members = [authorId, otherId].toSorted();
  for (const userId of members)
    await tx.sql`
      insert into thread_members as m (thread_id, user_id, other_id, newest_id, read_to, unread)
      values (${threadId}, ${userId}, ${userId === authorId ? otherId : authorId}, ${lineId},
              ${userId === authorId ? lineId : null}, ${userId === authorId ? 0 : 1})
      on conflict (thread_id, user_id) do update set
        newest_id = greatest(m.newest_id, excluded.newest_id),
        read_to = coalesce(excluded.read_to, m.read_to),
        unread = case when excluded.read_to is null then m.unread + 1 else 0 end,
        archived_at = null`;
  return { threadId, lineId };
}
