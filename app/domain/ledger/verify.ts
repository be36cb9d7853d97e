/** The proof of the books of this world: every check in one snapshot of the store, with what each found. */
import { databaseOf, world } from "#app/domain/kernel/world.ts";
import { connect } from "#db/client.server.ts";
import type { Sql, Tx } from "#db/client.server.ts";
import { readChecks } from "./check-files.ts";
import type { Check } from "./check-files.ts";

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

export interface Verification {
  /** No violation; warnings do not count. */
  healthy: boolean;
  violations: number;
  warnings: number;
  ms: number;
  checks: CheckResult[];
}

export const SHOWN_ROWS = 20;

/**
 * Runs every check in one read-only snapshot, so that commands that go on meanwhile disturb nothing. Works as the
 * owner, because it looks into the queue too and may take longer than a command. `progress` hears each check before it runs.
 */
export async function verify(
  progress: (check: Check, position: number, total: number) => void = () => {},
): Promise<Verification> {
  const started = performance.now();
  const owner = connect(databaseOf(world()), { max: 1, name: "farthing verify" });
  try {
    const checks = readChecks();
    const results = await owner.begin("isolation level repeatable read read only", async (tx) => {
      // Sums over all transfers: room to hash them in memory instead of sorting them on disk.
      await tx`set local work_mem = '128MB'`;
      const found: CheckResult[] = [];
      for (const [position, check] of checks.entries()) {
        progress(check, position + 1, checks.length);
        found.push(await runCheck(tx, check));
      }
      return found;
    });
    const failed = (kind: Check["kind"]) =>
      results.filter((result) => result.kind === kind && result.found > 0).length;
    const violations = failed("violation");
    const ms = performance.now() - started;
    return {
      healthy: violations === 0,
      violations,
      warnings: failed("warning"),
      ms,
      checks: results,
    };
  } finally {
    await owner.end({ timeout: 5 });
  }
}

/** One check on a connection of the caller's. */
export async function runCheck(sql: Sql | Tx, check: Check): Promise<CheckResult> {
  const started = performance.now();
  // As text, because JSON numbers would round amounts.
  const rows = await sql.unsafe<Array<{ row: Record<string, string | null>; found: number }>>(`
    select (select json_object_agg(key, value) from jsonb_each_text(to_jsonb(f))) as row, (count(*) over ())::int as found
    from (\n${check.query}\n) f limit ${SHOWN_ROWS}`);
  const { name, proves, kind } = check;
  const ms = performance.now() - started;
  return { name, proves, kind, ms, found: rows[0]?.found ?? 0, rows: rows.map(({ row }) => row) };
}
