/** A step: locks the person of a mailed link, and refuses when the account has another address by now. */
import type { Tx } from "#app/domain/commands/command.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";

/** Refuses `link_invalid`: a link to a former address proves nothing about the account's present owner. */
export async function requireAddress(tx: Tx, userId: string, email: string): Promise<void> {
  const [person] = await tx.sql<{ email: string | null }[]>`
    select email from users where id = ${userId} and state in ('active', 'suspended') for no key update`;
  if (person?.email?.toLowerCase() !== email.toLowerCase()) refuse("link_invalid");
}
