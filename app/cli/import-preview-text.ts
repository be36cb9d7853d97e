/** An import's preview as text for the terminal. */
import { OTHER_LINES } from "#app/domain/catalog/import/import-counts.ts";
import type { ImportCounts } from "#app/domain/catalog/import/import-counts.ts";
import {
  fileSentences,
  newCategoryWords,
  sameCategoryWords,
} from "#app/domain/catalog/import/findings-words.ts";
import type { ImportFindings } from "#app/domain/catalog/import/import-findings.ts";

export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}

export function previewText(counts: ImportCounts): string {
  const rows: Array<[number, string]> = [
    [counts.lines, "lines in the file"],
    [counts.header, "header"],
    [counts.ready, "ready as they are"],
    [counts.adjusted, "ready, with small changes (such as a shortened title)"],
    [counts.already_there, "already there with the same values, or twice in the file"],
    ...(counts.changed === 0
      ? []
      : [[counts.changed, "already there with other values"] satisfies [number, string]]),
    ...(counts.edited === 0
      ? []
      : [
          [counts.edited, "the same, and edited here since the last import"] satisfies [
            number,
            string,
          ],
        ]),
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

/** New categories printed one by one; a catalogue may bring hundreds. */
const CATEGORIES_SHOWN = 10;

/** What was found out about the file and its categories. */
export function findingsText(findings: ImportFindings): string {
  const { newCategories, sameCategories } = findings;
  const shown = newCategories.slice(0, CATEGORIES_SHOWN).map(newCategoryWords);
  const more = newCategories.length - shown.length;
  return [
    ...fileSentences(findings),
    ...shown.map((words) => `  new category: ${words}`),
    ...(more > 0 ? [`  and ${more} more new categories`] : []),
    ...sameCategories.slice(0, CATEGORIES_SHOWN).map((each) => `  ${sameCategoryWords(each)}`),
  ].join("\n");
}
