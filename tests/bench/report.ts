/** The tables of a bench, printed for people or as JSON. */

export interface Table {
  title: string;
  /** The first column names the row; the others are figures. */
  head: string[];
  rows: Array<Array<string | number>>;
}

/** The arguments of a suite. */
export interface Bench {
  /** The owner's address of a migrated database made for this run. */
  url: string;
  /** Writes progress to the error stream. */
  say: (line: string) => void;
  /** `--transfers 1000000` arrives as `{ transfers: 1000000 }`. */
  sizes: Readonly<Record<string, number>>;
}

export type Suite = (bench: Bench) => Promise<Table[]>;

/** Figures have three significant digits: more would only be noise. */
function cell(value: string | number): string {
  if (typeof value === "string") return value;
  if (value === 0 || Math.abs(value) >= 100) return Math.round(value).toLocaleString("en");
  return value.toPrecision(3);
}

/** Markdown, readable in a terminal and ready to paste into a page. */
export function asText({ title, head, rows }: Table): string {
  const cells = [head, ...rows.map((row) => row.map(cell))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) =>
    `| ${row.map((word, column) => (column === 0 ? word.padEnd(widths[0] ?? 0) : word.padStart(widths[column] ?? 0))).join(" | ")} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(Math.max(1, width - 1))}:`)).join(" | ")} |`;
  const [first = [], ...rest] = cells;
  return [`${title}\n`, line(first), rule, ...rest.map(line)].join("\n");
}
