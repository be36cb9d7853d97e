/** The connection the application works through: narrow role, exact integers, bounded statements. */
import { expect, test } from "vitest";
import { connect, serverVersion, withServerLimits } from "#db/client.server.ts";
import { useDatabase } from "#tests/kit/database.ts";

const base = useDatabase();

test("every statement runs as farthing_app, even after RESET ROLE", async () => {
  const [before] = await base.app`select current_user as name`;
  await base.app`reset role`;
  const [after] = await base.app`select current_user as name`;
  expect([before?.["name"], after?.["name"]]).toEqual(["farthing_app", "farthing_app"]);
});

test("eight-byte integers are bigint in both directions, beyond 2^53", async () => {
  const [row] = await base.app`select ${9_007_199_254_740_993n}::int8 as big, 1::int4 as small`;
  expect(row).toEqual({ big: 9_007_199_254_740_993n, small: 1 });
});

test("the limits of newer servers are sent in the connection and bind the application only", async () => {
  const url = await withServerLimits(base.url, 15_000);
  const app = connect(url, { role: "farthing_app", max: 1, statementTimeoutMs: 1234 });
  const owner = connect(url, { max: 1 });
  const ask = (sql: typeof app) =>
    sql`select current_setting('transaction_timeout') as tx, current_setting('statement_timeout') as st`;
  expect([...(await ask(app))]).toEqual([{ tx: "15s", st: "1234ms" }]);
  expect([...(await ask(owner))]).toEqual([{ tx: "0", st: "0" }]);
  await app.end();
  await owner.end();
});

test("a server before PostgreSQL 15 is refused by name", async () => {
  const old = (() => Promise.resolve([{ version: "140011" }])) as unknown as typeof base.app;
  await expect(serverVersion(old)).rejects.toThrow(/needs PostgreSQL 15 or later.*version 14/);
});
