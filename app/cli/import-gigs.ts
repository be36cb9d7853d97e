/** `npm run import-gigs`: reads a CSV file, shows a preview, asks, and imports all of it or nothing. */
import { createReadStream, existsSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { createInterface } from "node:readline/promises";
import { carryOutImport } from "#app/domain/catalog/import/carry-out.ts";
import { confirmImport, discardImport } from "#app/domain/catalog/import/confirm-import.ts";
import { openImport } from "#app/domain/catalog/import/begin-import.ts";
import { rejectedReasons, reportOf } from "#app/domain/catalog/import/import-page.ts";
import type { ImportCounts } from "#app/domain/catalog/import/import-counts.ts";
import { stageFile } from "#app/domain/catalog/import/stage-lines.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { closeStore } from "#app/domain/store/store.ts";
import { readImportArguments } from "./import-arguments.ts";
import type { ImportArguments } from "./import-arguments.ts";
import { counted, previewText } from "./import-preview-text.ts";
import { OperatorProblem, say, step } from "./terminal.ts";
import { withDatabase } from "./with-database.ts";

const REASONS_SHOWN = 20;

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
  const opened = await openImport(OPERATOR, { key: newFormKey(), fileName: basename(wanted.file) });
  const { id } = opened.answer;
  const counts = await stageFile(id, createReadStream(wanted.file), sayProgress("read"));
  say(previewText(counts));
  await sayRejected(id, counts);
  if (wanted.report !== undefined) {
    writeFileSync(wanted.report, await reportOf(id));
    say(`Every remark stands in ${wanted.report}.`);
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
  });
  const started = performance.now();
  const { answer } = await step("Importing", () =>
    carryOutImport(OPERATOR, id, sayProgress("written")),
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(`${counted(answer.imported, "gig")} imported in ${seconds} s, and searchable now.`);
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
  if (counts.ready + counts.adjusted === 0) {
    say("Nothing in this file is new, so there is nothing to import.");
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
    say("This terminal cannot be asked. Add --yes to import, or --dry-run to only look.");
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question("Import these gigs now? [y/N] ");
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

/** Each reason is printed once with its lines. */
async function sayRejected(id: string, { rejected }: ImportCounts): Promise<void> {
  if (rejected === 0) return;
  const reasons = await rejectedReasons(id, REASONS_SHOWN);
  for (const { code, sentence, lines, first } of reasons) {
    const others = lines > first.length ? `, … (${counted(lines, "line")} in all)` : "";
    say(`  line ${first.join(", ")}${others}\n    ${code}: ${sentence}`);
  }
  if (reasons.length === REASONS_SHOWN)
    say("  There may be more; --report FILE writes all of them.");
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
