/** Reserved handles: given-up handles that stay with their person and redirect to the present one (decision 29). */
import { env } from "#app/env.server.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import type { Tx } from "#app/domain/commands/command.ts";

/** Reserved handles per person: enough for changes of mind, too few for collecting good names. */
const MOST_RESERVED = 5;

/**
 * Reserves the handle a person gives up; call before it is changed, in the command that changes it. A person can always return
 * to their own reserved handle. Refuses `too_many_handles`.
 */
export async function giveUpHandle(
  tx: Tx,
  { userId, from, to }: { userId: string; from: string; to: string },
): Promise<void> {
  const { at, id } = tx.command;
  const [row] = await tx.sql<{ kept: number; own: boolean }[]>`
    select count(distinct lower(handle))::int as kept, coalesce(bool_or(lower(handle) = lower(${to})), false) as own
    from former_handles where user_id = ${userId} and kept_until > ${at}`;
  if (row !== undefined && row.kept >= MOST_RESERVED && !row.own)
    refuse("too_many_handles", { field: "handle" });
  await tx.sql`
    insert into former_handles (command_id, user_id, handle, given_up_at, kept_until)
    values (${id}, ${userId}, ${from}, ${at}, ${hoursAfter(at, env.handleKeptDays * 24)})`;
}

/** The present handle of the person who had this one last, also after it became free; null for suspended and closed accounts. */
export async function presentHandle(former: string): Promise<string | null> {
  const [row] = await sql<{ handle: string | null }[]>`
    select case when u.state not in ('suspended', 'closed') then u.handle end as handle
    from former_handles f join users u on u.id = f.user_id
    where lower(f.handle) = lower(${former}) order by f.given_up_at desc limit 1`;
  return row?.handle ?? null;
}
