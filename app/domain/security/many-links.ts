/** One-time links of one purpose for many people, in two statements. */
import type { Tx } from "#app/domain/commands/command.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { storedLinkHash } from "./mailed-links.ts";
import type { LinkPurpose } from "./mailed-links.ts";

export interface Addressed {
  userId: string;
  email: string;
}

/** A step: makes a link for each person, in the same order. Their earlier links for this purpose end. */
export async function makeLinks(
  tx: Tx,
  { purpose, hours }: { purpose: LinkPurpose; hours: number },
  people: readonly Addressed[],
): Promise<string[]> {
  const { at, id: by } = tx.command;
  await endLinks(
    tx,
    people.map(({ userId }) => userId),
    purpose,
  );
  const rows = people.map(({ userId, email }) => {
    const id = newId("mailedLink");
    return { id, hash: storedLinkHash(id, purpose), userId, email };
  });
  await tx.sql`
    insert into mailed_links (id, hash, purpose, user_id, email, facts, created_at, expires_at, command_id)
    select r.id, r.hash, ${purpose}, r."userId", r.email, '{}', ${at}, ${hoursAfter(at, hours)}, ${by}
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(id text, hash text, "userId" text, email text)`;
  return rows.map(({ id }) => id);
}

/** A step: ends the people's open links, of one purpose or of all. */
export async function endLinks(
  tx: Tx,
  userIds: string[],
  purpose: LinkPurpose | null,
): Promise<void> {
  const { at, id: by } = tx.command;
  await tx.sql`
    update mailed_links set replaced_at = ${at}, command_id = ${by}
    where user_id = any(${userIds}::text[]) and (${purpose}::text is null or purpose = ${purpose})
      and used_at is null and replaced_at is null and expires_at > ${at}`;
}
