/** Whether a form was done before: then the command's memory answers it, and what is asked of new forms is not asked again. */
import { sql } from "#app/domain/store/store.ts";

export async function wasSent(actorId: string, key: string): Promise<boolean> {
  const rows =
    await sql`select from commands where actor_id = ${actorId} and idempotency_key = ${key}`;
  return rows.count > 0;
}
