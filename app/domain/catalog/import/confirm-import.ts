/** Confirms or discards a previewed import. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { OperatorActor, UserActor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { requestJob } from "#app/domain/jobs/request-job.ts";
import { NO_LINES, toUpdate } from "./import-counts.ts";
import type { ImportCounts, ImportState, Updates } from "./import-counts.ts";

export interface ConfirmInput {
  key: string;
  id: string;
  /** Import the rest although some lines were rejected. */
  leaveOutRejected: boolean;
  /** Gigs that already exist with other values; left as they are unless told otherwise. */
  updates?: Updates;
}

/**
 * Confirms a preview. The worker carries out imports of staff; the calling process those of the operator. Refuses `not_found`,
 * `transition_refused` (not previewed), `import_has_rejected_lines` (facts: rejected) and `empty_list` (nothing to write).
 */
export async function confirmImport(
  actor: UserActor | OperatorActor,
  { key, id, leaveOutRejected, updates = "leave" }: ConfirmInput,
): Promise<Outcome<{ id: string }>> {
  requireAbility(actor, "catalog.confirm_import");
  const spec = {
    name: "catalog.confirm_import" as const,
    actor,
    key,
    // Keys of calls from before there was a choice keep their answer.
    input: { id, leaveOutRejected, ...(updates === "leave" ? {} : { updates }) },
  };
  return command(spec, async (tx) => {
    const counts = await lockPreviewed(tx, id);
    const { rejected, ready, adjusted, changed, edited } = counts;
    if (rejected > 0 && !leaveOutRejected)
      refuse("import_has_rejected_lines", {
        sentence: `${rejected} ${rejected === 1 ? "line was" : "lines were"} rejected, so nothing was imported. Correct the file, or leave those lines out.`,
        facts: { rejected: `${rejected}` },
      });
    if (ready + adjusted + toUpdate(counts, updates) === 0)
      refuse("empty_list", {
        sentence:
          changed + edited === 0
            ? "There are no new gigs in this file, so there is nothing to import."
            : "There are no new gigs in this file, and you chose not to update the existing ones.",
      });
    await tx.sql`
      update gig_imports set state = 'importing', leave_out_rejected = ${leaveOutRejected}, updates = ${updates}, failure = null
      where id = ${id} and state = 'previewed'`;
    if (actor.kind === "user") await requestJob(tx, "import-gigs", { importId: id, actor });
    return { id };
  });
}

/** Discards a previewed import and deletes its lines. Refuses like `confirmImport`. */
export async function discardImport(
  actor: UserActor | OperatorActor,
  { key, id }: { key: string; id: string },
): Promise<Outcome<{ id: string }>> {
  requireAbility(actor, "catalog.discard_import");
  return command({ name: "catalog.discard_import", actor, key, input: { id } }, async (tx) => {
    await lockPreviewed(tx, id);
    await tx.sql`
      update gig_imports set state = 'refused', finished_at = ${tx.command.at},
        failure = 'This file was discarded after the preview.'
      where id = ${id} and state = 'previewed'`;
    await tx.sql`delete from gig_import_lines where import_id = ${id}`;
    return { id };
  });
}

async function lockPreviewed(tx: Tx, id: string): Promise<ImportCounts> {
  const [row] = await tx.sql<{ state: ImportState; counts: ImportCounts }[]>`
    select state, counts from gig_imports where id = ${id} for update`;
  const { state, counts } = found(row);
  if (state !== "previewed") refuse("transition_refused", { facts: { state } });
  return { ...NO_LINES, ...counts };
}
