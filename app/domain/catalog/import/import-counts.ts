/** How the lines of an import fared, as its page and the terminal show it. */

/** What became of every line of a file: the header and these add up to all of its lines. */
export interface FileLines {
  lines: number;
  /** Lines of the header: one, unless a quoted name holds a line break. */
  header: number;
  /** Lines that are, or begin, a gig. */
  read: number;
  /** Lines that belong to a cell of the line before them. */
  continued: number;
  empty: number;
  /** Lines that an open quote, or a line that is too long, took with it. */
  swallowed: number;
}

export interface ImportCounts extends FileLines {
  ready: number;
  adjusted: number;
  rejected: number;
  already_there: number;
  /** What importing would add besides gigs. */
  new_freelancers: number;
  new_categories: number;
  /** Gigs written so far, or in the end. */
  imported: number;
}

/** Imports from before the other lines were counted have zero for them. */
export const NO_LINES: ImportCounts = {
  lines: 0,
  header: 0,
  read: 0,
  continued: 0,
  empty: 0,
  swallowed: 0,
  ready: 0,
  adjusted: 0,
  rejected: 0,
  already_there: 0,
  new_freelancers: 0,
  new_categories: 0,
  imported: 0,
};

export function noFileLines(): FileLines {
  return { lines: 0, header: 0, read: 0, continued: 0, empty: 0, swallowed: 0 };
}

/** Lines that are neither a gig nor the header, in the words of the page and the terminal. */
export const OTHER_LINES = [
  { key: "swallowed", words: "inside an open quote or an overlong line" },
  { key: "continued", words: "inside a cell that began on the line before" },
  { key: "empty", words: "empty" },
] as const satisfies Array<{ key: keyof FileLines; words: string }>;

export type ImportState = "reading" | "previewed" | "importing" | "imported" | "refused" | "failed";

/** Nothing more will happen by itself. */
export function isSettled(state: ImportState): boolean {
  return state !== "reading" && state !== "importing";
}
