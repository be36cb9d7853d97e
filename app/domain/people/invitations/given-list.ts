/** Reads an invitation list that staff paste or upload: two columns, handle and e-mail. Pure. */
import { parse } from "csv-parse/sync";
import { refuse } from "#app/domain/kernel/refusal.ts";
import type { AskedRow } from "./judge-rows.ts";

const MOST_ROWS = 20_000;
export const MAX_LIST_BYTES = 2_097_152;

/** Commas, semicolons or tabs; the first line may name the columns. Refuses `invalid_input` and `empty_list`. */
export function readGivenList(text: string): AskedRow[] {
  const records = recordsOf(text.replace(/^\uFEFF/, ""));
  const rows = records.flatMap(({ record, line }) => {
    const [handle = "", email = ""] = record.map((cell) => cell.trim());
    if (handle === "" && email === "") return [];
    return [{ line, handle: handle.replace(/^@/, "").slice(0, 100), email: email.slice(0, 300) }];
  });
  const [first] = rows;
  const list = first !== undefined && isHeader(first) ? rows.slice(1) : rows;
  if (list.length === 0)
    refuse("empty_list", { field: "list", sentence: "There is no line in this list." });
  if (list.length > MOST_ROWS)
    refuse("invalid_input", {
      field: "list",
      sentence: `A list has at most ${MOST_ROWS.toLocaleString("en")} lines. Please split it.`,
    });
  return list;
}

function isHeader({ handle, email }: AskedRow): boolean {
  return !email.includes("@") && /^(handle|freelancer)$/i.test(handle);
}

function recordsOf(text: string): Array<{ record: string[]; line: number }> {
  try {
    const read = parse(text, {
      delimiter: [",", ";", "\t"],
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as Array<{ record: string[]; info: { lines: number } }>;
    return read.map(({ record, info }) => ({ record, line: info.lines }));
  } catch {
    return refuse("invalid_input", {
      field: "list",
      sentence:
        "This list cannot be read. Write one line for each freelancer: the handle, a comma, the e-mail address.",
    });
  }
}
