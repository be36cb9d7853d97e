/** The message a report is about, as its two people may see it. */
import { actsFor } from "#app/domain/access/party.ts";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";

export interface ReportableLine {
  id: string;
  threadId: string;
  authorId: string;
  authorName: string;
  authorHandle: string;
  body: string;
  at: Date;
  /** The actor has reported it. */
  reported: boolean;
}

/** Refuses `not_found` for unknown lines, for those of others' threads and for those nobody wrote, `own_account` for the actor's own. */
export async function reportableLine(
  actor: UserActor,
  lineId: string,
  reader: Tx["sql"] | typeof sql = sql,
): Promise<ReportableLine> {
  requireAbility(actor, "messages.report");
  if (!isId("threadLine", lineId)) refuse("not_found");
  const [row] = await reader<ReportableLine[]>`
    select l.id, l.thread_id as "threadId", l.author_id as "authorId", u.name as "authorName", u.handle as "authorHandle", l.body, l.at,
           exists (select from message_reports r where r.line_id = l.id and r.reporter_id = ${actor.id}) as reported
    from thread_lines l join threads t on t.id = l.thread_id join users u on u.id = l.author_id
    where l.id = ${lineId} and ${actor.id} in (t.first_id, t.second_id)`;
  const line = found(row);
  if (actsFor(actor, line.authorId))
    refuse("own_account", { sentence: "You cannot report what you wrote yourself." });
  return line;
}
