/** Ties received files to what they belong to, in the transaction of the command they came with. */
import type { Tx } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { env } from "#app/env.server.ts";
import type { ReceivedFile } from "./received-file.ts";

/**
 * `subjectId` groups them (a delivery's command, a statement); the parties of `taskId` and staff may read them.
 * Refuses `too_many_files`.
 */
export async function attach(
  tx: Tx,
  to: { ownerId: string; subjectId: string; taskId: string },
  files: ReceivedFile[],
): Promise<void> {
  if (files.length === 0) return;
  const most = env.uploadMaxFiles;
  if (files.length > most) refuse("too_many_files", { facts: { max_files: `${most}` } });
  const rows = files.map((file) => ({ id: newId("file"), ...file }));
  await tx.sql`
    insert into files (id, owner_id, subject_id, task_id, name, media_type, bytes, sha256, storage_key, created_at, command_id)
    select id, ${to.ownerId}, ${to.subjectId}, ${to.taskId}, name, "mediaType", bytes, "keptSha256", "storageKey",
           ${tx.command.at}, ${tx.command.id}
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as r(id text, name text, "mediaType" text, bytes bigint, "keptSha256" text, "storageKey" text)`;
}
