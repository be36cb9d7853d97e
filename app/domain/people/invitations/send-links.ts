/** The step that mails invitations: links, events, and the address each account is known by. */
import type { Tx } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import { makeLinks } from "#app/domain/security/many-links.ts";
import type { Addressed } from "#app/domain/security/many-links.ts";

/** Mailed invitations and those that staff copy work this long. */
export const INVITATION_DAYS = 14;

/** The caller has locked the people and judged them. */
export async function sendLinks(tx: Tx, people: readonly Addressed[]): Promise<void> {
  if (people.length === 0) return;
  await tx.sql`
    update users u set claim_email = r.email, command_id = ${tx.command.id}
    from json_to_recordset(${JSON.stringify(people)}::text::json) as r("userId" text, email text)
    where u.id = r."userId"`;
  const links = await makeLinks(tx, { purpose: "claim", hours: INVITATION_DAYS * 24 }, people);
  await enqueue(
    tx,
    people.map(({ userId }, place) => ({
      name: "account.invited",
      subjectId: userId,
      payload: { userId, linkId: links[place] ?? "" },
    })),
  );
}
