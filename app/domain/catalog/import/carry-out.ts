/** Carries out an import: one transaction, all lines or none, one import at a time. */
import type { Actor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { liftLimits } from "#app/domain/commands/lift-limits.ts";
import { onConnection } from "#app/domain/store/command-connections.ts";
import { sql } from "#app/domain/store/store.ts";
import { addUpImported } from "#app/domain/catalog/search/search-words.ts";
import { markKnown } from "./compare-lines.ts";
import { writeCategories } from "./import-categories.ts";
import { NO_LINES } from "./import-counts.ts";
import type { ImportCounts, ImportState, Updates } from "./import-counts.ts";
import { countFates } from "./judge-lines.ts";
import type { Progress } from "./stage-lines.ts";
import { updateGigs } from "./update-gigs.ts";
import { writeGigs } from "./write-gigs.ts";

/** A million lines take some forty minutes; no page waits for it. */
const LIMIT_MS = 7_200_000;

/** To read the languages of a million lines. */
const LANGUAGES_MS = 600_000;

/** Key of the advisory lock of imports; an arbitrary number. `search_importing()` of the store knows it. */
export const IMPORT_LOCK = 5_102_884_310n;

/** Fates of the lines whose gigs are updated, by the choice made at the confirmation. */
const UPDATED: Record<Updates, readonly string[]> = {
  leave: [],
  changed: ["changed"],
  edited: ["changed", "edited"],
};

/**
 * Writes every ready and adjusted line of a confirmed import, and updates gigs as was chosen. The idempotency key follows from the import, so a second worker
 * gets the first one's answer. Refuses `not_found` and `transition_refused`.
 */
export async function carryOutImport(
  actor: Actor,
  importId: string,
  progress: Progress = () => {},
): Promise<Outcome<ImportCounts>> {
  await learnLanguages(importId);
  const outcome = await command(
    {
      name: "catalog.import_gigs",
      actor,
      key: `import ${importId}`,
      input: { importId },
      limitMs: LIMIT_MS,
    },
    async (tx) => {
      // The search's triggers then leave the freelancers unlocked and look again at the end.
      await tx.sql`
        select pg_advisory_xact_lock(${IMPORT_LOCK}), set_config('farthing.importing', 'yes', true)`;
      const [row] = await tx.sql<{ state: ImportState; counts: ImportCounts; updates: Updates }[]>`
        select state, counts, updates from gig_imports where id = ${importId}`;
      const { state, counts, updates } = found(row);
      if (state !== "importing") refuse("transition_refused", { facts: { state } });
      const fates = UPDATED[updates];
      await markKnown(tx.sql, importId, updates !== "leave");
      await writeCategories(tx.sql, importId, ["ready", "adjusted", ...fates]);
      const imported = await writeGigs(tx, importId, progress);
      const updated = await updateGigs(tx, importId, fates, (lines) => progress(imported + lines));
      const judged = await countFates(tx.sql, importId);
      const result = { ...NO_LINES, ...counts, ...judged, imported, updated };
      await tx.sql`
        update gig_imports set state = 'imported', finished_at = ${tx.command.at}, failure = null,
          counts = ${JSON.stringify(result)}::text::jsonb
        where id = ${importId} and state = 'importing'`;
      // The other lines are kept for the report, and addresses for invitations.
      await tx.sql`
        update gig_import_lines set fate = 'ready', remarks = '[]',
          row = jsonb_build_object('handle', row->>'handle', 'email', row->>'email')
        where import_id = ${importId} and fate in ('ready', 'already_there') and row->>'email' <> ''`;
      await tx.sql`
        delete from gig_import_lines
        where import_id = ${importId} and fate in ('ready', 'already_there') and coalesce(row->>'email', '') = ''`;
      return result;
    },
  );
  await makeSearchable();
  return outcome;
}

/** Before the long transaction: others who put a gig on sale in one of them would wait for its end. */
function learnLanguages(importId: string): Promise<void> {
  return onConnection({
    limitMs: LANGUAGES_MS,
    async run({ sql: tx }) {
      await tx`begin`;
      await liftLimits(tx, LANGUAGES_MS);
      await tx`select search_learns_languages(${importId})`;
      await tx`commit`;
    },
  });
}

async function makeSearchable(): Promise<void> {
  await sql`select search_leaves_out_suspended()`;
  await sql`select analyze_catalog()`;
  await addUpImported();
}
