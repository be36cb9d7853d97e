/** Gives an order files that were there before it: of the offer or the request that it came of. Their bytes stay where they are. */
import type { Tx } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";

export interface EarlierFiles {
  side: "buyer" | "freelancer";
  at: Date;
  /** Their `subject_id`. */
  subject: string;
}

/** A step of the command that places the order, whose row is written: an enclosure without a note for each. */
export async function bringFiles(
  tx: Tx,
  orderId: string,
  earlier: readonly EarlierFiles[],
): Promise<void> {
  for (const { side, at, subject } of earlier)
    await tx.sql`
      insert into order_enclosures (id, order_id, side, note, files_of, at, command_id)
      values (${newId("enclosure")}, ${orderId}, ${side}, '', ${subject}, ${at}, ${tx.command.id})`;
}
