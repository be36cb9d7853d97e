/** Asks one check of the books; what cannot even be added up is a finding too. */
import { standalone } from "./check-files.ts";
import type { Check } from "./check-files.ts";
import type { Sql, Tx } from "#db/client.server.ts";

export interface CheckResult {
  name: string;
  proves: string;
  kind: Check["kind"];
  ms: number;
  /** How many rows it found; 0 is healthy. */
  found: number;
  /** The first of them, every value as text. */
  rows: Array<Record<string, string | null>>;
}

const SHOWN_ROWS = 20;

/** One check on a connection of the caller's; `ready` names the facts that lie there as tables already. */
export async function runCheck(
  sql: Sql | Tx,
  check: Check,
  ready: ReadonlySet<string> = new Set(),
): Promise<CheckResult> {
  const started = performance.now();
  // As text, because JSON numbers would round amounts.
  const rows = await sql.unsafe<Array<{ row: Record<string, string | null>; found: number }>>(`
    select (select json_object_agg(key, value) from jsonb_each_text(to_jsonb(f))) as row, (count(*) over ())::int as found
    from (\n${standalone(check, ready)}\n) f limit ${SHOWN_ROWS}`);
  const { name, proves, kind } = check;
  const ms = performance.now() - started;
  return { name, proves, kind, ms, found: rows[0]?.found ?? 0, rows: rows.map(({ row }) => row) };
}

/** SQLSTATE class 22: a number too large, a text that is none: somebody wrote what the books cannot hold. */
const CANNOT_BE_ADDED_UP = /^22/;

/**
 * The same inside a transaction that goes on whatever the check says. A sum that does not fit is the check's finding, so
 * that one absurd amount is reported like any other instead of ending the proof.
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
