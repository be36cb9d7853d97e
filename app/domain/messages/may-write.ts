/** Whether a person may write to another one now: both can be reached, and neither a flood nor many first messages come from them. */
import { env } from "#app/env.server.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { firstIdAt } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { requireReachable } from "#app/domain/people/blocks/require-reachable.ts";
import { isFirstContact, requireFewNewPeople } from "./first-contact.ts";

/**
 * A step, before a line of `from` is added to the thread of the two. Refuses `cannot_be_reached` (blocked either way, closed, suspended or never
 * claimed: one answer), `too_many_attempts` for too many lines in a minute, and `too_many_new_people`.
 */
export async function requireMayWrite(
  tx: Tx,
  from: { id: string },
  otherId: string,
): Promise<void> {
  await requireReachable(tx, from.id, otherId);
  await requireNoFlood(tx, from.id);
  if (await isFirstContact(tx, from.id, otherId)) await requireFewNewPeople(tx, from.id, "message");
}

/** Counts what is written, in the same transaction: several web processes share the count, and a retried message counts once. */
async function requireNoFlood(tx: Tx, authorId: string): Promise<void> {
  const since = firstIdAt("threadLine", new Date(tx.command.at.getTime() - 60_000));
  const [row] = await tx.sql<{ lines: number }[]>`
    select count(*)::int as lines from (
      select from thread_lines where author_id = ${authorId} and id >= ${since} limit ${env.messagesPerMinute}) l`;
  if (found(row).lines < env.messagesPerMinute) return;
  refuse("too_many_attempts", {
    facts: { retry_after_seconds: "60" },
    sentence: "You have sent many messages in a minute. Please try again in 1 minute.",
  });
}
