/** Whether a person may publish, add money or be paid out: only with a verified e-mail address. Browsing and drafting go without. */
import type { Tx } from "#app/domain/commands/command.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { world } from "#app/domain/kernel/world.ts";

/** A step: refuses `email_unverified`, also for an account from before that was not asked yet. Sandbox people have no address. */
export async function requireVerified(tx: Tx, userId: string): Promise<void> {
  if (world() === "sandbox") return;
  const verified = await tx.sql`
    select from users where id = ${userId} and email_state = 'verified'`;
  if (verified.count === 0) refuse("email_unverified");
}
