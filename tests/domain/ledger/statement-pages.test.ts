/** Statements page by page: every line once, both lines of a transfer on one page. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { statementLines } from "#app/domain/ledger/statement.ts";
import type { StatementLine } from "#app/domain/ledger/statement.ts";
import { spendEarnings } from "#app/domain/earnings/spend-earnings.ts";
import { allLines } from "#app/domain/ledger/statement-file.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { earned, USD } from "#tests/kit/money-story.ts";

useDatabase();

test("statement pages of every size give the same lines", async () => {
  const [ada, lin] = [await person("ada"), await person("lin")];
  await earned(ada, lin, 10_000_000n);
  for (let n = 0; n < 5; n += 1) {
    await spendEarnings(lin, { amount: USD(1_000n), key: newFormKey() });
    await earned(ada, lin, 1_000_000n);
  }
  const whole = await allLines(lin.id);
  expect(whole).toHaveLength(6 + 2 * 5);
  const sum = whole.reduce((total, line) => total + line.changeMicros, 0n);
  expect(sum).toBe(13_500_000n);
  for (const limit of [1, 2, 3, 5, 7]) {
    const lines: StatementLine[] = [];
    for (let before: bigint | undefined; ; before = lines.at(-1)?.id) {
      const page = await statementLines(lin.id, { before, limit });
      if (page.length === 0) break;
      lines.push(...page);
    }
    expect(lines).toEqual(whole);
  }
});
