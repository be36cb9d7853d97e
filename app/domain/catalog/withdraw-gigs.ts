/** Steps that take all gigs of a freelancer off the market at once, and put them back. */
import type { Tx } from "#app/domain/commands/command.ts";

/** Pauses every gig that is for sale; returns their ids. */
export async function pauseGigs(tx: Tx, freelancerId: string): Promise<string[]> {
  // Waits for a change of a gig that is under way; the next statement sees what it left behind.
  await tx.sql`select from gigs where freelancer_id = ${freelancerId} order by id for update`;
  const rows = await tx.sql<{ id: string }[]>`
    update gigs set state = 'paused', version = version + 1, updated_at = ${tx.command.at}, command_id = ${tx.command.id}
    where freelancer_id = ${freelancerId} and state = 'published' returning id`;
  return rows.map(({ id }) => id).toSorted();
}

/** Resumes those of the gigs that are still paused. */
export async function resumeGigs(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.sql`
    update gigs set state = 'published', version = version + 1, updated_at = ${tx.command.at}, command_id = ${tx.command.id}
    where id = any(${[...ids]}::text[]) and state = 'paused'`;
}
