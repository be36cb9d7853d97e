/** Runs one check; a sum that overflows is a finding as well. */
import { standalone } from "./check-files.ts";
import type { Check } from "./check-files.ts";
import type { Sql, Tx } from "#db/client.server.ts";

export interface CheckResult {
  name: string;
  proves: string;
  kind: Check["kind"];
  ms: number;
  /** Number of rows found; 0 is healthy. */
  found: number;
  /** The first 20, every value as text. */
  rows: Array<Record<string, string | null>>;
}

const SHOWN_ROWS = 20;

/** Runs the check on the caller's connection; `ready` names the sums that exist there as tables. */
export async function runCheck(
  sql: Sql | Tx,
  check: Check,
  ready: ReadonlySet<string> = new Set(),
): Promise<CheckResult> {
  const started = performance.now();
  // Text, because JSON numbers would round amounts.
  const rows = await sql.unsafe<Array<{ row: Record<string, string | null>; found: number }>>(`
    select (select json_object_agg(key, value) from jsonb_each_text(to_jsonb(f))) as row, (count(*) over ())::int as found
    from (\n${standalone(check, ready)}\n) f limit ${SHOWN_ROWS}`);
  const { name, proves, kind } = check;
  const ms = performance.now() - started;
  return { name, proves, kind, ms, found: rows[0]?.found ?? 0, rows: rows.map(({ row }) => row) };
}

/** SQLSTATE class 22 (data exception): a number out of range, or a text that is no number. */
const CANNOT_BE_ADDED_UP = /^22/;

/**
 * Runs the check in a savepoint, so that the transaction continues after an error. An overflowing sum is reported as the check's
 * finding instead of ending the proof.
 */
export async function askCheck(
  tx: Tx,
  check: Check,
  ready: ReadonlySet<string>,
): Promise<CheckResult> {
  const started = performance.now();
  try {
    return await tx.savepoint((inner) => runCheck(inner as Tx, check, ready));
  } catch (problem) {
    return asFinding(check, problem, performance.now() - started);
  }
}

export function asFinding(check: Check, problem: unknown, ms = 0): CheckResult {
  const { code = "", message = "" } = problem as { code?: string; message?: string };
  if (!CANNOT_BE_ADDED_UP.test(code)) throw problem;
  const { name, proves, kind } = check;
  return { name, proves, kind, ms, found: 1, rows: [{ problem: message }] };
}
