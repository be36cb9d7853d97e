/** The invariants of the books as they lie in `db/checks`: one SQL query each, whose first line says what it proves. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface Check {
  name: string;
  /** One sentence. */
  proves: string;
  /** A violation means the books are wrong; a warning means something waits too long. */
  kind: "violation" | "warning";
  /** Returns what is wrong; nothing when healthy. */
  query: string;
}

const FOLDERS = [
  { folder: "db/checks", kind: "violation" },
  { folder: "db/checks/warnings", kind: "warning" },
] as const;

/** All checks by name, violations first. */
export function readChecks(): Check[] {
  return FOLDERS.flatMap(({ folder, kind }) =>
    readdirSync(folder)
      .filter((file) => file.endsWith(".sql"))
      .sort()
      .map((file) => {
        const query = readFileSync(join(folder, file), "utf8");
        const [, proves] = /^-- (.+)$/m.exec(query) ?? [];
        if (proves === undefined || !query.startsWith("-- "))
          throw new Error(`${folder}/${file} must begin with a comment that says what it proves`);
        return { name: file.replace(/\.sql$/, ""), proves, kind, query };
      }),
  );
}
