/** What an import found out about its file and its categories, for the preview. Counts of lines: `import-counts.ts`. */
import type { FileEncoding } from "./file-encoding.ts";
import type { Separator } from "./separators.ts";

/** A category that the import would make. */
export interface NewCategory {
  /** `Programming › C#`. */
  name: string;
  lines: number;
  /** Names of other categories that look like this one and stay apart from it. */
  beside: string[];
}

/** A spelling in the file that is taken as a category of another spelling. */
export interface SameCategory {
  spelled: string;
  category: string;
  lines: number;
}

export interface ImportFindings {
  encoding: FileEncoding;
  separator: Separator;
  /** Columns of the file that an import does not know; their cells are left out. */
  unknownColumns: string[];
  newCategories: NewCategory[];
  sameCategories: SameCategory[];
}

export function noFindings(): ImportFindings {
  return {
    encoding: "utf-8",
    separator: ",",
    unknownColumns: [],
    newCategories: [],
    sameCategories: [],
  };
}
