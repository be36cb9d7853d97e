/** The step that empties the row of a person whose account is closed. The handle stays theirs, so that no one else gets it. */
import type { Tx } from "#app/domain/commands/command.ts";
import { found } from "#app/domain/kernel/refusal.ts";

/** The name that others see instead of the person's. */
const CLOSED_NAME = "Closed account";

/** Returns the name and the address the person had. */
export async function emptyPerson(
  tx: Tx,
  userId: string,
): Promise<{ name: string; email: string | null }> {
  const [person] = await tx.sql<Array<{ name: string; email: string | null }>>`
    select name, email from users where id = ${userId}`;
  await tx.sql`
    update users set state = 'closed', name = ${CLOSED_NAME}, email = null, email_state = 'unverified', claim_email = null,
      password_hash = null, headline = '', bio = '', languages = '[]', skills = '{}', time_zone = null,
      command_id = ${tx.command.id}
    where id = ${userId}`;
  return found(person);
}
