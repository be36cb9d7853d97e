/** Lets the last proof of every session become too old, as if its person had signed in a while ago. */
import type { Sql } from "postgres";

export async function ageSessions(owner: Sql): Promise<void> {
  await owner`update sessions set stepped_up_at = stepped_up_at - interval '6 minutes'`;
}
