/** Lines of a thread for staff, who read parts of reported and disputed threads only: the caller has checked and recorded that. */
import { filesOf } from "#app/domain/files/read-files.ts";
import type { FileFacts } from "#app/domain/files/read-files.ts";
import { sql } from "#app/domain/store/store.ts";
import type { Warning } from "./warnings/warnings-in.ts";
import { warningsIn } from "./warnings/warnings-in.ts";

export interface ExcerptLine {
  id: string;
  kind: "message" | "offer" | "request" | "change";
  /** Null for the clock and for staff. */
  authorId: string | null;
  authorName: string | null;
  /** As it was written: marks of Markdown and addresses of links are seen. */
  body: string;
  at: Date;
  files: FileFacts[];
  warnings: Warning[];
}

type Part = ReturnType<typeof sql>;

/** In the order of the query: `where` and `order` (with its limit) name the lines `l`. */
export async function excerptLines(where: Part, order: Part): Promise<ExcerptLine[]> {
  const rows = await sql<Array<Omit<ExcerptLine, "files" | "warnings">>>`
    select l.id, l.kind, l.author_id as "authorId", u.name as "authorName", l.body, l.at
    from thread_lines l left join users u on u.id = l.author_id
    where ${where} order by ${order}`;
  const files = Map.groupBy(await filesOf(rows.map(({ id }) => id)), (file) => file.subjectId);
  return rows.map((row) => ({
    ...row,
    files: files.get(row.id) ?? [],
    warnings: row.kind === "message" ? warningsIn(row.body) : [],
  }));
}
