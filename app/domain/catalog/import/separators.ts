/** Finds the sign between the columns of a file: its `sep=` line, or the sign that gives the most known columns. Pure. */
import { columnNamed, OPTIONAL_COLUMNS, REQUIRED_COLUMNS } from "./import-columns.ts";

export const SEPARATORS = [",", ";", "\t", "|"] as const;
export type Separator = (typeof SEPARATORS)[number];

/** Names for pages and remarks. */
export const SEPARATOR_NAMES: Record<Separator, string> = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
  "|": "vertical bars",
};

const SEP_LINE = /^\uFEFF?"?sep=(.)"?\s*$/i;

/** The sign that a line like `sep=;` names; null for other lines. Excel writes and reads such a first line. */
export function sepLine(line: string): Separator | null {
  const named = SEP_LINE.exec(line)?.[1];
  return SEPARATORS.find((each) => each === named) ?? null;
}

/** The separator of a file that begins like this; `start` holds the first line with text at least. */
export function separatorOf(start: string): Separator {
  const lines = start.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "");
  const [first = ""] = lines;
  const said = sepLine(first);
  if (said !== null) return said;
  const known = new Set<string>([...REQUIRED_COLUMNS, ...OPTIONAL_COLUMNS]);
  const hits = (sign: Separator) =>
    first.split(sign).filter((name) => known.has(columnNamed(name.replaceAll('"', "")))).length;
  const found = SEPARATORS.map((sign) => [sign, hits(sign)] as const);
  return found.reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}
