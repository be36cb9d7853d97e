/**
 * Every check is green on a healthy store and finds each breakage made with the guards switched off. Of a check's breakages the suite
 * shows one to the proof of what is new, another one in each run; `npm run rig -- breakages` shows it each.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { readChecks } from "#app/domain/proof/check-files.ts";
import type { Check } from "#app/domain/proof/check-files.ts";
import { proveNew } from "#app/domain/proof/prove-new.ts";
import { Progress } from "#app/domain/proof/progress.ts";
import { runCheck } from "#app/domain/proof/run-check.ts";
import { verify } from "#app/domain/proof/verify.ts";
import type { Tx } from "#db/client.server.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { isWhole, turnOfRun } from "#tests/kit/whole-test.ts";
import { BREAKAGES } from "./breakages.ts";
import { fillStore } from "./busy-store.ts";

const db = useDatabase();
const checks = readChecks();
beforeAll(fillStore);

/** Thrown to undo the damage. */
const UNDO = new Error("undo");

test("a busy, healthy store passes every check", async () => {
  const result = await verify();
  expect(result.checks.filter((check) => check.found > 0)).toEqual([]);
  expect(result).toMatchObject({ healthy: true, violations: 0, warnings: 0 });
  expect(result.checks).toHaveLength(checks.length);
});

test("a busy, healthy store passes every check of what is new", async () => {
  const result = await verify({ since: "0:0" });
  expect(result.checks.filter((check) => check.found > 0)).toEqual([]);
  expect(result).toMatchObject({ healthy: true, coverage: "new" });
});

test("every check has a breakage, and every breakage belongs to a check", () => {
  expect(Object.keys(BREAKAGES).sort()).toEqual(checks.map((check) => check.name).sort());
});

test("the check of commands covers every table that names them", async () => {
  const tables = await db.owner<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'command_id'`;
  const { query = "" } =
    checks.find(({ name }) => name === "every-row-names-a-sealed-command") ?? {};
  expect(tables.filter(({ name }) => !new RegExp(`from ${name} r\\b`).test(query))).toEqual([]);
});

const whole = isWhole("breakages");
const turn = turnOfRun(Math.max(...Object.values(BREAKAGES).map(({ length }) => length)));

/** The mark of an empty store: every row is new. */
const BEGINNING = { transferId: 0n, commandPlace: 0n };

/** The proof of what is new builds on these sums, so only the full proof checks them. */
const FULL_ONLY = ["proven-balances-equal-their-transfers"];

describe.each(checks)("$name", (check) => {
  const alsoNew = check.kind === "violation" && !FULL_ONLY.includes(check.name);
  const breakages = BREAKAGES[check.name] ?? [];
  test.each(breakages)("finds: %s", async (damage) => {
    const attempt = db.owner.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx.unsafe(damage);
      const result = await runCheck(tx, check);
      expect(result.found).toBeGreaterThan(0);
      expect(result.rows.length).toBe(Math.min(result.found, 20));
      const hasTurn = whole || damage === breakages[turn % breakages.length];
      const amongNew = alsoNew && hasTurn ? await foundAmongNew(tx, check) : 1;
      expect(amongNew, "the proof of what is new").toBeGreaterThan(0);
      throw UNDO;
    });
    await expect(attempt).rejects.toBe(UNDO);
  });
});

/** What this check finds in the proof of new rows; its temporary tables shadow the real ones from here on. */
async function foundAmongNew(tx: Tx, check: Check): Promise<number> {
  const asked = { since: BEGINNING, newest: null, progress: new Progress() };
  const [result] = await proveNew(tx, asked, [check]);
  return result?.found ?? 0;
}
