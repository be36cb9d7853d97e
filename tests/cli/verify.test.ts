/** `verify` on the terminal: a table, exact numbers, and a verdict that warnings do not change. */
import { expect, test } from "vitest";
import { lineOf, progressLine } from "#app/cli/progress-line.ts";
import { OperatorProblem } from "#app/cli/terminal.ts";
import { asTable, asTables, readArguments } from "#app/cli/verify.ts";
import { verify } from "#app/domain/proof/verify.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";

const db = useDatabase({ checks: false });

test("verify tells right, warned and wrong books apart", async () => {
  const { ada } = await cast();
  await enrich(ada, 5_000_000n);
  expect(asTable(await verify())).toMatch(/The books are right: \d+ checks\. \(\d+ ms\)$/);

  await db.owner`
    insert into provider_messages (id, gateway, body, received_at) values ('cards:1', 'cards', '\\x00', now() - interval '2 hours')`;
  const warned = await verify();
  expect(warned).toMatchObject({ healthy: true, violations: 0, warnings: 1 });
  expect(asTable(warned)).toMatch(
    /^warn {2}provider-messages-are-applied-within-an-hour.*1 found$/m,
  );

  // Above the largest exact JavaScript number: the report must not round it.
  await db.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update accounts set balance_micros = 9007199254740993 where owner_id = ${ada.id}`;
  });
  const wrong = await verify();
  expect(wrong.healthy).toBe(false);
  const broken = wrong.checks.filter((check) => check.kind === "violation" && check.found > 0);
  expect(broken.map((check) => check.name)).toEqual([
    "accounts-equal-their-transfers",
    "debits-equal-credits",
  ]);
  expect(broken[0]?.rows).toMatchObject([{ balance_micros: "9007199254740993", owner_id: ada.id }]);
  const table = asTable(wrong);
  expect(table).toMatch(/^FAIL {2}accounts-equal-their-transfers/m);
  expect(table).toContain("The books are WRONG: 2 of");
  expect(JSON.parse(JSON.stringify(wrong))).toMatchObject({ healthy: false, violations: 2 });
});

test("verify refuses options it does not know", () => {
  expect(readArguments([])).toEqual({ json: false, coverage: "full", since: undefined });
  expect(readArguments(["--new", "--json"])).toMatchObject({ json: true, coverage: "new" });
  expect(readArguments(["--since", "12:3"])).toMatchObject({ since: "12:3" });
  for (const words of [["--newest"], ["now"], ["--since"]])
    expect(() => readArguments(words)).toThrow(OperatorProblem);
});

test("verify's progress says how far it is and which check runs, and leaves a terminal clean", () => {
  expect(lineOf({ running: ["orders-equal-their-tasks"], share: 0.429 }, 12_300)).toBe(
    "  42 %  12 s  orders-equal-their-tasks",
  );
  const written: string[] = [];
  const line = progressLine({ isTTY: true, write: (text) => written.push(text) });
  line.show({ running: [], share: 0 });
  line.clear();
  expect(written).toEqual(["\r\u001B[2K"]);
});

test("verify of what is new says so, and up to which mark", async () => {
  await db.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update accounts set balance_micros = 5000000 where kind = 'wallet' and balance_micros > 5000000`;
  });
  const full = await verify();
  const table = asTable(await verify({ coverage: "new" }));
  expect(table).toContain(`Proved since ${full.until}: Everything commands wrote since the mark`);
  expect(table).toMatch(/Proved up to \d+:\d+ \(transfer:command\)\./);
});

test("verify proves the sandbox's books beside the market's, under a name of their own", async () => {
  const live = await verify();
  expect(asTables(live, null)).toBe(asTable(live));
  const both = asTables(live, { ...live, violations: 0, healthy: true });
  expect(both).toContain("The sandbox's own books:");
  expect(both).toMatch(/The books are right: \d+ checks\./);
});
