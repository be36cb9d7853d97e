/** Writes an enclosure: files with a note from one party of an order to the other, in the transaction of its command. */
import type { Tx } from "#app/domain/commands/command.ts";
import { attach } from "#app/domain/files/attach.ts";
import type { ReceivedFile } from "#app/domain/files/received-file.ts";
import { newId } from "#app/domain/kernel/ids.ts";

export interface NewEnclosure {
  orderId: string;
  ownerId: string;
  side: "buyer" | "freelancer";
  note: string;
}

/** The order's row must be written before. Returns the enclosure's id and those of its files. */
export async function enclose(
  tx: Tx,
  { orderId, ownerId, side, note }: NewEnclosure,
  files: ReceivedFile[],
): Promise<{ enclosureId: string; fileIds: string[] }> {
  const enclosureId = newId("enclosure");
  await tx.sql`
    insert into order_enclosures (id, order_id, side, note, at, command_id)
    values (${enclosureId}, ${orderId}, ${side}, ${note}, ${tx.command.at}, ${tx.command.id})`;
  const fileIds = await attach(tx, { ownerId, subjectId: enclosureId, orderId }, files);
  return { enclosureId, fileIds };
}
