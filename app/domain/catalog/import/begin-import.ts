/** Starts an import: of a file that staff upload and the worker reads, or of one that the operator's command line reads itself. */
import { cutText } from "#app/domain/kernel/cut-text.ts";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { createHash } from "node:crypto";
import type { OperatorActor, UserActor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { requestJob } from "#app/domain/jobs/request-job.ts";
import { refuseMalformed } from "./malformed.ts";
import { NO_LINES } from "./import-counts.ts";

export interface BegunImport {
  id: string;
}

/** An import that is not finished within this time counts as abandoned. */
const ABANDONED_AFTER = "1 day";

/**
 * Stores an upload of staff and requests the job that reads it. Refuses `not_found` to all other actors, and `import_malformed`
 * for an empty file.
 */
export async function uploadImport(
  actor: UserActor,
  { key, fileName, content }: { key: string; fileName: string; content: Uint8Array },
): Promise<Outcome<BegunImport>> {
  requireAbility(actor, "catalog.upload_import");
  if (content.byteLength === 0) refuseMalformed("The file is empty.", 1);
  const fileHash = createHash("sha256").update(content).digest("hex");
  const spec = {
    name: "catalog.upload_import" as const,
    actor,
    key,
    input: { fileName, fileHash },
  };
  return command(spec, async (tx) => {
    const id = await writeImport(tx, fileName, fileHash, Buffer.from(content));
    await requestJob(tx, "read-gig-import", { importId: id });
    return { id };
  });
}

/** For the operator's command line, which reads the file in the same process, so its content is not stored. */
export function openImport(
  actor: OperatorActor,
  { key, fileName }: { key: string; fileName: string },
): Promise<Outcome<BegunImport>> {
  const spec = { name: "catalog.open_import" as const, actor, key, input: { fileName } };
  return command(spec, async (tx) => ({ id: await writeImport(tx, fileName, "", null) }));
}

async function writeImport(
  tx: Tx,
  fileName: string,
  fileHash: string,
  content: Buffer | null,
): Promise<string> {
  await sweepAbandoned(tx);
  const id = newId("import");
  await tx.sql`
    insert into gig_imports (id, file_name, file_hash, content, requested_by, state, counts, created_at)
    values (${id}, ${cutText(fileName, 200)}, ${fileHash}, ${content}, ${tx.command.actor.id}, 'reading',
            ${JSON.stringify(NO_LINES)}::text::jsonb, ${tx.command.at})`;
  return id;
}

/** Ends abandoned imports and deletes their lines, which would pile up when a process is killed or a preview never confirmed. */
async function sweepAbandoned(tx: Tx): Promise<void> {
  await tx.sql`
    with abandoned as (
      update gig_imports set state = 'failed', content = null, finished_at = ${tx.command.at},
        failure = 'This import was not finished within a day. Nothing was imported. Upload the file again.'
      where state in ('reading', 'previewed', 'importing') and created_at < ${tx.command.at}::timestamptz - ${ABANDONED_AFTER}::interval
      returning id)
    delete from gig_import_lines where import_id in (select id from abandoned)`;
}
