/** The record of staff's decisions about a person, read from the stored commands. */
import { nameToday } from "#app/domain/commands/former-names.ts";
import { sql } from "#app/domain/store/store.ts";
import type { Duty } from "#app/domain/kernel/actor.ts";
import type { Decision } from "./decide.ts";

export interface RecordedDecision {
  id: string;
  what: "people.set_role" | "people.suspend" | "people.reinstate" | "people.take_down_picture";
  at: Date;
  /** The member of staff; null when it was done on the operator's command line. */
  by: string | null;
  from: string;
  to: string;
  reason: string;
  /** Of a decision about the role; null in records of earlier releases. */
  duties: Duty[] | null;
}

/** Oldest first. For staff only: the caller has checked. */
export async function decisionsAbout(userId: string): Promise<RecordedDecision[]> {
  const rows = await sql<
    Array<Pick<RecordedDecision, "id" | "at" | "by"> & { name: string; answer: Decision }>
  >`
    select c.id, c.name, c.at, u.name as by, c.answer
    from commands c left join users u on u.id = c.actor_id
    where c.name in ('people.set_role', 'people.suspend', 'people.reinstate', 'people.take_down_picture',
                     'identity.setRole', 'identity.suspend', 'identity.reinstate')
      and (c.answer ->> 'userId') = ${userId}
    order by c.id`;
  return rows.map(({ name, answer, ...row }) => {
    const { from, to, reason, duties = null } = answer;
    return { ...row, what: nameToday(name) as RecordedDecision["what"], from, to, reason, duties };
  });
}
