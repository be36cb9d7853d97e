/** The record of what staff decided about a person, read back from the commands themselves. */
import { sql } from "#app/domain/store/store.ts";
import type { Decision } from "./decide.ts";

export interface RecordedDecision {
  id: string;
  what: "identity.setRole" | "identity.suspend" | "identity.reinstate";
  at: Date;
  /** Who decided; null when it was done at the machine's command line. */
  by: string | null;
  from: string;
  to: string;
  reason: string;
}

/** Oldest first. For staff only: the caller has checked. */
export async function decisionsAbout(userId: string): Promise<RecordedDecision[]> {
  const rows = await sql<
    Array<Pick<RecordedDecision, "id" | "what" | "at" | "by"> & { answer: Decision }>
  >`
    select c.id, c.name as what, c.at, u.name as by, c.answer
    from commands c left join users u on u.id = c.actor_id
    where c.name in ('identity.setRole', 'identity.suspend', 'identity.reinstate')
      and (c.answer ->> 'userId') = ${userId}
    order by c.id`;
  return rows.map(({ answer, ...row }) => {
    const { from, to, reason } = answer;
    return { ...row, from, to, reason };
  });
}
