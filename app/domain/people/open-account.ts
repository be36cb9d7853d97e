/** Whether money can still go into a person's accounts. */
import type { Tx } from "#app/domain/commands/command.ts";

/** Waits for a closing that is being carried out; false once the account is closed, and for an unknown id. */
export async function isOpenAccount(tx: Tx, userId: string): Promise<boolean> {
  const [row] = await tx.sql<{ state: string }[]>`
    select state from users where id = ${userId} for key share`;
  return row !== undefined && row.state !== "closed";
}
