/** The worker's jobs for imports: read an uploaded file, carry out a confirmed import. */
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { carryOutImport } from "./carry-out.ts";
import type { ImportState } from "./import-counts.ts";
import { noteProgress, settleUnread, stageFile } from "./stage-lines.ts";

const SLICE = 65_536;

/** Reads an uploaded file. An unreadable file ends as `refused`, with the reason on its page. `givingUp`: the job's last try. */
export async function readUploaded(importId: string, givingUp: boolean): Promise<void> {
  const [row] = await sql<{ state: ImportState; content: Uint8Array | null }[]>`
    select state, content from gig_imports where id = ${importId}`;
  if (row?.state !== "reading" || row.content === null) return;
  try {
    const progress = (read: number) => void noteProgress(importId, { read }).catch(() => {});
    await stageFile(importId, slices(row.content), progress);
  } catch (problem) {
    if (problem instanceof Refusal && problem.code === "import_malformed") return;
    if (givingUp)
      await settleUnread(
        importId,
        "failed",
        "Something went wrong on our side while reading. Nothing was imported; upload the file again.",
      );
    throw problem;
  }
}

/** Carries out an import that `actor` confirmed. After the last failed try it is `previewed` again, to be confirmed anew. */
export async function importConfirmed(
  actor: UserActor,
  importId: string,
  givingUp: boolean,
): Promise<void> {
  try {
    const progress = (imported: number) =>
      void noteProgress(importId, { imported }).catch(() => {});
    await carryOutImport(actor, importId, progress);
  } catch (problem) {
    if (problem instanceof Refusal && problem.code === "transition_refused") return;
    if (givingUp)
      await sql`
        update gig_imports set state = 'previewed', counts = counts || '{"imported": 0, "updated": 0}',
          failure = 'Something went wrong on our side while importing. Nothing was imported; you can try again.'
        where id = ${importId} and state = 'importing'`;
    throw problem;
  }
}

async function* slices(content: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < content.byteLength; from += SLICE)
    yield content.subarray(from, from + SLICE);
}
