/** Sentences about what an import found out, for pages and the terminal. Pure. */
import { ENCODING_NAMES } from "./file-encoding.ts";
import type { ImportFindings, NewCategory, SameCategory } from "./import-findings.ts";
import { SEPARATOR_NAMES } from "./separators.ts";

/** How the file was read, and which of its columns were left out. */
export function fileSentences(findings: ImportFindings): string[] {
  const { encoding, separator, unknownColumns } = findings;
  const read = `Read as ${ENCODING_NAMES[encoding]} text with ${SEPARATOR_NAMES[separator]} between the columns.`;
  if (unknownColumns.length === 0) return [read];
  const several = unknownColumns.length > 1;
  return [
    read,
    `The ${several ? "columns" : "column"} ${unknownColumns.join(", ")} ${several ? "are" : "is"} not used: no gig has such a field.`,
  ];
}

/** "C# (2 lines), beside C and C++". */
export function newCategoryWords({ name, lines, beside }: NewCategory): string {
  const count = lines === 0 ? "" : ` (${lines === 1 ? "1 line" : `${lines} lines`})`;
  return `${name}${count}${beside.length === 0 ? "" : `, beside ${beside.join(" and ")}`}`;
}

/** "“C++ ” is taken as C++". */
export function sameCategoryWords({ spelled, category }: SameCategory): string {
  return `“${spelled}” is taken as ${category}, because only capital letters differ`;
}
