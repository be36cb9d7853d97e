/** Whether a form's command already ran: then its stored answer is returned, and the checks for new forms are skipped. */
import { sql } from "#app/domain/store/store.ts";

export async function wasSent(actorId: string, key: string): Promise<boolean> {
  const rows =
    await sql`select from commands where actor_id = ${actorId} and idempotency_key = ${key}`;
  return rows.count > 0;
}
