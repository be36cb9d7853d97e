/** A step: tells every address of an account about its recovery: the present one, and a former one whose change can be undone. */
import type { Place } from "#app/domain/kernel/actor.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { announceTo } from "#app/domain/security/announce.ts";

export interface ToldRecovery {
  id: string;
  userId: string;
  dueAt: Date;
}

/** Each address gets an event of its own, whose link is mailed to it and stops the recovery. */
export async function tellEveryAddress(
  tx: Tx,
  name: "account.recovery_begun" | "account.recovery_reminder",
  { id, userId, dueAt }: ToldRecovery,
  place?: Place,
): Promise<void> {
  const addresses = await tx.sql<{ email: string }[]>`
    select email from users where id = ${userId} and email is not null
    union
    select email from mailed_links
    where user_id = ${userId} and purpose = 'undo_email' and used_at is null and replaced_at is null
      and expires_at > ${tx.command.at}`;
  const announcement = { subjectId: id, facts: { dueAt: dueAt.toISOString() } };
  for (const { email } of addresses)
    await announceTo(tx, { userId, place, email, recoveryId: id }, name, announcement);
}
