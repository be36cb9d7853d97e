/** A step: locks the person of a mailed link, and refuses when the account has another address, or the address another account by now. */
import type { Tx } from "#app/domain/commands/command.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { heldByAnother } from "./held-by-another.ts";

/** Refuses `link_invalid`: a link to a former address proves nothing about the account's present owner. */
export async function requireAddress(tx: Tx, userId: string, email: string): Promise<void> {
  const [person] = await tx.sql<{ email: string | null }[]>`
    select email from users u
    where id = ${userId} and state in ('active', 'suspended') and not ${heldByAnother("u")} for no key update of u`;
  if (person?.email?.toLowerCase() !== email.toLowerCase()) refuse("link_invalid");
}
