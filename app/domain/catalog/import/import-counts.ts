/** How the lines of an import fared, as its page and the terminal show it. */

export interface ImportCounts {
  /** Lines read, without the header. */
  read: number;
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

export const NO_LINES: ImportCounts = {
  read: 0,
  ready: 0,
  adjusted: 0,
  rejected: 0,
  already_there: 0,
  new_freelancers: 0,
  new_categories: 0,
  imported: 0,
};

export type ImportState = "reading" | "previewed" | "importing" | "imported" | "refused" | "failed";

/** Nothing more will happen by itself. */
export function isSettled(state: ImportState): boolean {
  return state !== "reading" && state !== "importing";
}
