/** Counts of an import's lines by outcome, for its page and the terminal. */

/** Every line of a file; the header and the counts below add up to `lines`. */
export interface FileLines {
  lines: number;
  /** One, unless a quoted column name contains a line break. */
  header: number;
  /** First or only lines of gigs. */
  read: number;
  /** Further lines of a cell that began on an earlier line. */
  continued: number;
  empty: number;
  /** Lines swallowed by an open quote or an overlong line. */
  swallowed: number;
}

export interface ImportCounts extends FileLines {
  ready: number;
  adjusted: number;
  rejected: number;
  /** Gigs that are there with the same values, and repeated lines. */
  already_there: number;
  /** Gigs that already exist with other values. */
  changed: number;
  /** The same, and edited after the last import. */
  edited: number;
  /** New freelancers and categories the import would add. */
  new_freelancers: number;
  new_categories: number;
  /** Gigs written so far. */
  imported: number;
  /** Gigs updated so far. */
  updated: number;
}

/** Also the default for imports of earlier versions, which counted fewer kinds of lines. */
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
  changed: 0,
  edited: 0,
  new_freelancers: 0,
  new_categories: 0,
  imported: 0,
  updated: 0,
};

export function noFileLines(): FileLines {
  return { lines: 0, header: 0, read: 0, continued: 0, empty: 0, swallowed: 0 };
}

/** Labels of lines that are neither gig nor header. */
export const OTHER_LINES = [
  { key: "swallowed", words: "inside an unclosed quote or a line that is too long" },
  { key: "continued", words: "inside a cell that began on an earlier line" },
  { key: "empty", words: "empty or with separators only" },
] as const satisfies Array<{ key: keyof FileLines; words: string }>;

/** What an import does with gigs that are there with other values: leave them, update them, or update edited ones too. */
export const UPDATES = ["leave", "changed", "edited"] as const;
export type Updates = (typeof UPDATES)[number];

/** The gigs that an import would update. */
export function toUpdate({ changed, edited }: ImportCounts, updates: Updates): number {
  if (updates === "leave") return 0;
  return updates === "changed" ? changed : changed + edited;
}

export type ImportState = "reading" | "previewed" | "importing" | "imported" | "refused" | "failed";

/** True when the state changes no more by itself. */
export function isSettled(state: ImportState): boolean {
  return state !== "reading" && state !== "importing";
}
