/** After every test the books must be right: one query per invariant, and any row is a failure. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Sql } from "#db/client.server.ts";

const FOLDER = "db/checks";

export interface BrokenCheck {
  check: string;
  rows: Record<string, unknown>[];
}

/** Runs every `db/checks/*.sql`; a healthy store gives an empty list. */
export async function brokenChecks(owner: Sql): Promise<BrokenCheck[]> {
  const files = existsSync(FOLDER)
    ? readdirSync(FOLDER).filter((file) => file.endsWith(".sql"))
    : [];
  const results = await Promise.all(
    files.sort().map(async (file) => ({
      check: file.replace(/\.sql$/, ""),
      rows: [...(await owner.unsafe(readFileSync(join(FOLDER, file), "utf8")))] as Record<
        string,
        unknown
      >[],
    })),
  );
  return results.filter(({ rows }) => rows.length > 0);
}

/** Throws a message that names the broken invariants and shows their first rows. */
export async function requireHealthyBooks(owner: Sql): Promise<void> {
  const broken = await brokenChecks(owner);
  if (broken.length === 0) return;
  const show = (row: Record<string, unknown>) =>
    JSON.stringify(row, (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value));
  const lines = broken.map(
    ({ check, rows }) =>
      `  ${check}: ${rows.length} row(s), e.g. ${rows.slice(0, 3).map(show).join(" ")}`,
  );
  throw new Error(`The books are not right after this test:\n${lines.join("\n")}`);
}
