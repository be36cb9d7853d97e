/** The step that removes a person's payout account; payouts that were made go on to it. */
import type { Tx } from "#app/domain/commands/command.ts";

export async function retireMethods(tx: Tx, userId: string): Promise<void> {
  await tx.sql`
    update payout_methods set removed_at = ${tx.command.at}, command_id = ${tx.command.id}
    where user_id = ${userId} and removed_at is null`;
}
