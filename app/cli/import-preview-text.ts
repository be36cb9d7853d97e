/** An import's preview as text for the terminal. */
import { OTHER_LINES } from "#app/domain/catalog/import/import-counts.ts";
import type { ImportCounts } from "#app/domain/catalog/import/import-counts.ts";

export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}

export function previewText(counts: ImportCounts): string {
  const rows: Array<[number, string]> = [
    [counts.lines, "lines in the file"],
    [counts.header, "header"],
    [counts.ready, "ready as they are"],
    [counts.adjusted, "ready, a little adjusted (a long title shortened, say)"],
    [counts.already_there, "already there; they stay as they are"],
    [counts.rejected, "rejected"],
    ...OTHER_LINES.map(({ key, words }): [number, string] => [counts[key], words]).filter(
      ([count]) => count > 0,
    ),
  ];
  const width = Math.max(...rows.map(([count]) => `${count}`.length)) + 2;
  const people = counted(counts.new_freelancers, "new freelancer");
  const categories = `${counts.new_categories} new ${counts.new_categories === 1 ? "category" : "categories"}`;
  return [
    "Preview:",
    ...rows.map(([count, what]) => `${`${count}`.padStart(width)}  ${what}`),
    `  The gigs bring ${people} and ${categories}.`,
  ].join("\n");
}
