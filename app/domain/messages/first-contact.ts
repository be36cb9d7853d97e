/** The first word to a person: a message, an offer or a proposal, of which a new account has few a day. */
import { env } from "#app/env.server.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { firstIdAt } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";

/** The pair has no line, no order, and this person made the other no proposal yet. */
export async function isFirstContact(tx: Tx, personId: string, otherId: string): Promise<boolean> {
  const [firstId = "", secondId = ""] = [personId, otherId].toSorted();
  const [row] = await tx.sql<{ first: boolean }[]>`
    select not exists (
      select from threads t join thread_lines l on l.thread_id = t.id where t.first_id = ${firstId} and t.second_id = ${secondId}
      union all
      select from orders where buyer_id = ${personId} and freelancer_id = ${otherId}
      union all
      select from orders where buyer_id = ${otherId} and freelancer_id = ${personId}
      union all
      select from proposals where freelancer_id = ${personId} and buyer_id = ${otherId}) as first`;
  return found(row).first;
}

/**
 * A step before a first message, offer or proposal of this person. Proposals count for new accounts only: others have a limit of
 * their own (`PROPOSALS_PER_DAY`). Refuses `too_many_new_people`.
 */
export async function requireFewNewPeople(
  tx: Tx,
  personId: string,
  by: "message" | "proposal",
): Promise<void> {
  // Locked, so that first words sent at once are counted one after the other.
  const [person] = await tx.sql<{ createdAt: Date }[]>`
    select created_at as "createdAt" from users where id = ${personId} for no key update`;
  const isNew = found(person).createdAt > hoursAfter(tx.command.at, -24 * env.newAccountDays);
  if (by === "proposal" && !isNew) return;
  const most = isNew ? env.newAccountContacts : env.contactsPerDay;
  if ((await newPeople(tx, personId, isNew)) < most) return;
  const people = most === 1 ? "1 person" : `${most.toLocaleString("en")} people`;
  refuse("too_many_new_people", {
    facts: { most: `${most}`, hours: "24" },
    sentence: isNew
      ? `A new account can turn to ${people} a day for the first time, by message, offer or proposal, so nothing was sent. You can go on with people you have dealt with before, or try again tomorrow.`
      : `You can write to ${people} a day for the first time, so nothing was sent. You can go on writing to people you have written with before, or try again tomorrow.`,
  });
}

/** Everybody to whom this person turned first in the last 24 hours; by a proposal too where those count. */
async function newPeople(tx: Tx, personId: string, proposalsCount: boolean): Promise<number> {
  const since = hoursAfter(tx.command.at, -24);
  const proposed = tx.sql`
    union
    select p.buyer_id from proposals p
    where p.freelancer_id = ${personId} and p.id >= ${firstIdAt("proposal", since)}
      and not exists (select from proposals e where e.freelancer_id = ${personId} and e.buyer_id = p.buyer_id
                        and e.id < ${firstIdAt("proposal", since)})
      and not exists (select from threads t where t.opened_at < p.made_at
                        and t.first_id = least(p.buyer_id, ${personId}) and t.second_id = greatest(p.buyer_id, ${personId}))
      and not exists (select from orders o where o.placed_at < p.made_at
                        and ((o.buyer_id = p.buyer_id and o.freelancer_id = ${personId})
                             or (o.buyer_id = ${personId} and o.freelancer_id = p.buyer_id)))`;
  const [row] = await tx.sql<{ people: number }[]>`
    select count(*)::int as people from (
      select m.other_id
      from thread_members m join threads t on t.id = m.thread_id
      where m.user_id = ${personId} and m.newest_id >= ${firstIdAt("threadLine", since)} and t.opened_at > ${since}
        and ${personId} = (select l.author_id from thread_lines l where l.thread_id = t.id order by l.id limit 1)
      ${proposalsCount ? proposed : tx.sql``}) n`;
  return found(row).people;
}
