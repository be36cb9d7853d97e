/** Whether a person who has just signed in is asked to verify their address. */
import { sql } from "#app/domain/store/store.ts";

export async function addressNeeds(userId: string): Promise<boolean> {
  const asked = await sql`
    select from users where id = ${userId} and state = 'active' and email_state <> 'verified'`;
  return asked.count > 0;
}
