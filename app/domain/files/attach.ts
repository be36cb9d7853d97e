/** Attaches received files to a delivery, statement or enclosure, in the transaction of its command. */
import type { Tx } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { env } from "#app/env.server.ts";
import { withEnding } from "./file-name.ts";
import type { ReceivedFile } from "./received-file.ts";

interface Subject {
  ownerId: string;
  /** Groups the files: a delivery's command, a statement, an enclosure, a message. */
  subjectId: string;
}

/** What the files belong to: its people may read them. */
type Holder = {
  taskId?: string;
  orderId?: string;
  threadId?: string;
  requestId?: string;
  offerId?: string;
};

/**
 * The parties of the task or of the order may read the files, and staff; those of a thread its two people; those of a request its
 * readers; those of an offer its two people; and of both the readers of the order that came of it. Returns the ids of the files in
 * their order. Refuses `too_many_files`.
 */
export async function attach(
  tx: Tx,
  to: Subject & Holder,
  files: ReceivedFile[],
): Promise<string[]> {
  if (files.length === 0) return [];
  const most = env.uploadMaxFiles;
  if (files.length > most) refuse("too_many_files", { facts: { max_files: `${most}` } });
  const rows = files.map((file) => rowsOf(file, to.subjectId));
  const { taskId = null, orderId = null, threadId = null, requestId = null, offerId = null } = to;
  await tx.sql`
    insert into files (id, owner_id, subject_id, task_id, order_id, thread_id, request_id, offer_id, name, media_type, bytes, sha256, storage_key,
                       created_at,
                       command_id)
    select id, ${to.ownerId}, "subjectId", ${taskId}, ${orderId}, ${threadId}, ${requestId}, ${offerId}, name, "mediaType", bytes, "keptSha256", "storageKey",
           ${tx.command.at}, ${tx.command.id}
    from json_to_recordset(${JSON.stringify(rows.flat())}::text::json)
      as r(id text, "subjectId" text, name text, "mediaType" text, bytes bigint, "keptSha256" text, "storageKey" text)`;
  return rows.flatMap(([file]) => (file === undefined ? [] : [file.id]));
}

/** The file, and its thumbnail as a file whose subject is the picture: the same people may read it. */
function rowsOf(file: ReceivedFile, subjectId: string) {
  const { name, mediaType, bytes, keptSha256, storageKey, thumbnail } = file;
  const id = newId("file");
  const row = { id, subjectId, name, mediaType, bytes, keptSha256, storageKey };
  if (thumbnail === undefined || thumbnail === null) return [row];
  const small = { id: newId("file"), subjectId: id, mediaType: "image/webp", ...thumbnail };
  return [row, { ...small, name: withEnding(name, "webp") }];
}
