/** Reads a catalogue from a file for the operator, and says what an import would do. */
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { openImport } from "#app/domain/catalog/import/begin-import.ts";
import type { ImportCounts } from "#app/domain/catalog/import/import-counts.ts";
import {
  changedLines,
  findingsOf,
  rejectedReasons,
} from "#app/domain/catalog/import/import-page.ts";
import { stageFile } from "#app/domain/catalog/import/stage-lines.ts";
import type { Progress } from "#app/domain/catalog/import/stage-lines.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { counted, findingsText, previewText } from "./import-preview-text.ts";

const REASONS_SHOWN = 20;
const CHANGES_SHOWN = 10;

export interface FilePreview {
  id: string;
  counts: ImportCounts;
  text: string;
}

/** Refuses like `stageFile`. */
export async function previewFile(file: string, progress?: Progress): Promise<FilePreview> {
  const opened = await openImport(OPERATOR, { key: newFormKey(), fileName: basename(file) });
  const { id } = opened.answer;
  const counts = await stageFile(id, createReadStream(file), progress);
  const parts = [
    findingsText(await findingsOf(id)),
    previewText(counts),
    ...(await rejectedText(id, counts)),
    ...(await changedText(id, counts)),
  ];
  return { id, counts, text: parts.join("\n") };
}

/** Each reason once, with its lines. */
async function rejectedText(id: string, { rejected }: ImportCounts): Promise<string[]> {
  if (rejected === 0) return [];
  const reasons = await rejectedReasons(id, REASONS_SHOWN);
  const said = reasons.map(({ code, sentence, lines, first }) => {
    const others = lines > first.length ? `, … (${counted(lines, "line")} in all)` : "";
    return `  line ${first.join(", ")}${others}\n    ${code}: ${sentence}`;
  });
  return reasons.length < REASONS_SHOWN
    ? said
    : [...said, "  There may be more; --report FILE writes all of them."];
}

/** The first gigs that are there with other values, and what differs. */
async function changedText(id: string, { changed, edited }: ImportCounts): Promise<string[]> {
  if (changed + edited === 0) return [];
  const said = (await changedLines(id, CHANGES_SHOWN)).map(({ line, title, remarks }) =>
    [`  line ${line}  ${title}`, ...remarks.map(({ sentence }) => `    ${sentence}`)].join("\n"),
  );
  return changed + edited <= CHANGES_SHOWN
    ? said
    : [
        ...said,
        `  … ${counted(changed + edited, "gig")} in all; --report FILE writes all of them.`,
      ];
}
