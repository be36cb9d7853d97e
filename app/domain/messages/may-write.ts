/** Whether a person may write to another one now: both can be reached, and neither a flood nor many first messages come from them. */
import { env } from "#app/env.server.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { firstIdAt } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { requireReachable } from "#app/domain/people/blocks/require-reachable.ts";

/**
 * A step, before a line of `from` is added to the thread. Refuses `cannot_be_reached` (blocked either way, closed, suspended or never
 * claimed: one answer), `too_many_attempts` for too many lines in a minute, and `too_many_new_people`.
 */
export async function requireMayWrite(
  tx: Tx,
  from: { id: string },
  otherId: string,
  threadId: string,
): Promise<void> {
  await requireReachable(tx, from.id, otherId);
  await requireNoFlood(tx, from.id);
  if (await isFirstContact(tx, from.id, otherId, threadId)) await requireFewNewPeople(tx, from.id);
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

/** Nothing was written between the two yet, and neither has ordered from the other. */
async function isFirstContact(
  tx: Tx,
  personId: string,
  otherId: string,
  threadId: string,
): Promise<boolean> {
  const [row] = await tx.sql<{ first: boolean }[]>`
    select not exists (
      select from thread_lines where thread_id = ${threadId}
      union all
      select from orders where buyer_id = ${personId} and freelancer_id = ${otherId}
      union all
      select from orders where buyer_id = ${otherId} and freelancer_id = ${personId}) as first`;
  return found(row).first;
}

async function requireFewNewPeople(tx: Tx, personId: string): Promise<void> {
  // Locked, so that first messages sent at once are counted one after the other.
  const [person] = await tx.sql<{ createdAt: Date }[]>`
    select created_at as "createdAt" from users where id = ${personId} for no key update`;
  const { at } = tx.command;
  const isNew = found(person).createdAt > hoursAfter(at, -24 * env.newAccountDays);
  const most = isNew ? env.newAccountContacts : env.contactsPerDay;
  const since = hoursAfter(at, -24);
  const [row] = await tx.sql<{ people: number }[]>`
    select count(*)::int as people
    from thread_members m join threads t on t.id = m.thread_id
    where m.user_id = ${personId} and m.newest_id >= ${firstIdAt("threadLine", since)} and t.opened_at > ${since}
      and ${personId} = (select l.author_id from thread_lines l where l.thread_id = t.id order by l.id limit 1)`;
  if (found(row).people < most) return;
  const people = most === 1 ? "1 person" : `${most.toLocaleString("en")} people`;
  refuse("too_many_new_people", {
    facts: { most: `${most}`, hours: "24" },
    sentence: `${isNew ? "A new account" : "You"} can write to ${people} a day for the first time, so nothing was sent. You can go on writing to people you have written with before, or try again tomorrow.`,
  });
}
