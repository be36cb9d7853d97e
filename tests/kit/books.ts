/** Checks the books after every test: one query per invariant, and any row is a failure. */
import { readChecks, standalone } from "#app/domain/proof/check-files.ts";
import type { Sql } from "#db/client.server.ts";

export interface BrokenCheck {
  check: string;
  rows: Record<string, unknown>[];
}

const INVARIANTS = readChecks().filter(({ kind }) => kind === "violation");

/** Runs every `db/checks/*.sql`; the list is empty for a healthy store. */
async function brokenChecks(owner: Sql): Promise<BrokenCheck[]> {
  const results = await Promise.all(
    INVARIANTS.map(async (check) => ({
      check: check.name,
      rows: [...(await owner.unsafe(standalone(check)))] as Record<string, unknown>[],
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
