/** `npm run import-gigs`: reads a CSV file, shows a preview, asks, and imports all of it or nothing. */
import { existsSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { carryOutImport } from "#app/domain/catalog/import/carry-out.ts";
import { confirmImport, discardImport } from "#app/domain/catalog/import/confirm-import.ts";
import { reportOf } from "#app/domain/catalog/import/import-page.ts";
import { toUpdate } from "#app/domain/catalog/import/import-counts.ts";
import type { ImportCounts } from "#app/domain/catalog/import/import-counts.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { closeStore } from "#app/domain/store/store.ts";
import { readImportArguments } from "./import-arguments.ts";
import type { ImportArguments } from "./import-arguments.ts";
import { previewFile } from "./import-preview.ts";
import { counted } from "./import-preview-text.ts";
import { OperatorProblem, say, step } from "./terminal.ts";
import { withDatabase } from "./with-database.ts";

const HOW_TO_UPDATE =
  "Gigs with other values stay as they are. --update updates them; --update-edited also those edited here since the last import.";

export async function main(args: string[] = []): Promise<number> {
  const wanted = readImportArguments(args);
  if (!existsSync(wanted.file)) throw new OperatorProblem(`There is no file ${wanted.file}.`);
  return withDatabase(async () => {
    try {
      return await importFile(wanted);
    } finally {
      await closeStore();
    }
  });
}

async function importFile(wanted: ImportArguments): Promise<number> {
  const { id, counts, text } = await previewFile(wanted.file, sayProgress("read"));
  say(text);
  if (wanted.report !== undefined) {
    writeFileSync(wanted.report, await reportOf(id));
    say(`All remarks are in ${wanted.report}.`);
  }
  const status = await refusedStatus(wanted, counts);
  if (status !== null) {
    await discardImport(OPERATOR, { key: newFormKey(), id });
    return status;
  }
  await confirmImport(OPERATOR, {
    key: newFormKey(),
    id,
    leaveOutRejected: wanted.leaveOutRejected,
    updates: wanted.updates,
  });
  const started = performance.now();
  const { answer } = await step("Importing", () =>
    carryOutImport(OPERATOR, id, sayProgress("written")),
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const updated = answer.updated === 0 ? "" : ` and ${counted(answer.updated, "gig")} updated`;
  say(`${counted(answer.imported, "gig")} imported${updated} in ${seconds} s, and searchable now.`);
  return 0;
}

/** Exit status when nothing is to be imported; null to go on. */
async function refusedStatus(
  wanted: ImportArguments,
  counts: ImportCounts,
): Promise<number | null> {
  if (counts.rejected > 0 && !wanted.leaveOutRejected) {
    say("Nothing was imported, because of the rejected lines (import_has_rejected_lines).");
    say("Correct the file, or import the other lines with --leave-out-rejected.");
    return 1;
  }
  if (counts.ready + counts.adjusted + toUpdate(counts, wanted.updates) === 0) {
    say("There are no new gigs in this file, so there is nothing to import.");
    if (counts.changed + counts.edited > 0) say(HOW_TO_UPDATE);
    return 0;
  }
  if (wanted.dryRun) {
    say("This was a dry run: nothing was imported.");
    return 0;
  }
  if (wanted.yes || (await agreed())) return null;
  say("Nothing was imported.");
  return 1;
}

async function agreed(): Promise<boolean> {
  if (!process.stdin.isTTY) {
    say("This terminal is not interactive. Add --yes to import, or --dry-run for a preview only.");
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question("Import these gigs now? [y/N] ");
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

/** Prints progress, at most every two seconds. */
function sayProgress(done: string): (lines: number) => void {
  const started = performance.now();
  let said = started;
  return (lines) => {
    const now = performance.now();
    if (now - said < 2000) return;
    said = now;
    const rate = Math.trunc((lines * 1000) / (now - started));
    say(`  ${lines} lines ${done} (${rate} a second)`);
  };
}
