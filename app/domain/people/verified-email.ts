/** Whether a person may publish, add money or be paid out: only with a verified e-mail address. Browsing and drafting go without. */
import type { Tx } from "#app/domain/commands/command.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import type { sql } from "#app/domain/store/store.ts";
import { world } from "#app/domain/kernel/world.ts";

/** A step: refuses `email_unverified`, also for an account from before that was not asked yet. Sandbox people have no address. */
export async function requireVerified(tx: Tx, userId: string): Promise<void> {
  if (world() === "sandbox") return;
  if (!(await isVerified(tx.sql, userId))) refuse("email_unverified");
}

/** Whether the person proved to read mail at the account's address. */
export async function isVerified(reader: Tx["sql"] | typeof sql, userId: string): Promise<boolean> {
  const verified = await reader`
    select from users where id = ${userId} and email_state = 'verified'`;
  return verified.count > 0;
}
