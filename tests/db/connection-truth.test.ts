/** Role and limits are read back: behind a pooler that drops start parameters no statement runs as the owner. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { applicationConnection } from "#app/domain/store/command-connection.ts";
import { closeStore } from "#app/domain/store/store.ts";
import { prepareStore } from "#app/domain/setup/prepare-store.ts";
import { provideDatabase } from "#app/env.server.ts";
import { connect, withServerLimits } from "#db/client.server.ts";
import { asPoolerProblem, ConnectionUntrue, requireTrueConnection } from "#db/connection-truth.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { droppingPooler } from "#tests/kit/dropping-pooler.ts";
import type { DroppingPooler } from "#tests/kit/dropping-pooler.ts";

const database = useDatabase();
const asked = applicationConnection();
let pooler: DroppingPooler;
beforeAll(async () => {
  pooler = await droppingPooler(database.url);
});
afterAll(async () => {
  await closeStore();
  await pooler.stop();
});

async function truthOf(url: string): Promise<string> {
  const sql = connect(url, { ...asked, max: 1 });
  try {
    await requireTrueConnection(sql, url, asked);
    return "true";
  } catch (problem) {
    if (!(problem instanceof ConnectionUntrue)) throw problem;
    return problem.message;
  } finally {
    await sql.end({ timeout: 2 });
  }
}

test("a direct connection to the server has the parameters it asked for", async () => {
  expect(await truthOf(await withServerLimits(database.url, 15_000))).toBe("true");
});

test("behind the pooler each lost parameter is named, with the statements that set it", async () => {
  const url = await withServerLimits(pooler.url, 15_000);
  const said = await truthOf(url);
  expect(said).toMatch(/run as farthing, not as farthing_app; farthing may delete history/);
  expect(said).toMatch(/statement_timeout is 0, not 8000.*transaction_timeout is 0, not 15000/);
  expect(said).toContain("alter role farthing_app set transaction_timeout = 15000;");
  expect(said).toMatch(/pool_mode = session.*\n.*app_user=farthing_app/);
  await expect(prepareStore(url)).rejects.toThrow(ConnectionUntrue);
});

test("a login with limits of its own passes behind the pooler, and a login with another limit does not", async () => {
  // Not farthing_app: settings of a role hold for the whole server, and other tests run on it.
  await database.owner.unsafe(`
    drop role if exists truthful;
    create role truthful login in role farthing_app;
    alter role truthful set statement_timeout = ${asked.statementTimeoutMs};
    alter role truthful set idle_in_transaction_session_timeout = ${asked.idleInTransactionMs}`);
  const login = `${pooler.url}&app_user=truthful`;
  expect(await truthOf(login)).toBe("true");
  await database.owner`alter role truthful set statement_timeout = 9000`;
  expect(await truthOf(login)).toMatch(/: statement_timeout is 9000, not 8000\. /);
  await database.owner`drop role truthful`;
});

test("a command over a connection that lost its role does nothing", async () => {
  provideDatabase(pooler.url);
  await closeStore();
  const spec = { name: "test.untrue" as const, actor: OPERATOR, key: newFormKey(), input: {} };
  await expect(command(spec, async () => ({}))).rejects.toThrow(ConnectionUntrue);
  provideDatabase(database.url);
  await closeStore();
  await expect(command(spec, async () => ({}))).resolves.toMatchObject({ replayed: false });
});

test("a pooler that refuses the parameters is explained in the same words", () => {
  const refused = { code: "08P01", message: "unsupported startup parameter: statement_timeout" };
  const said = asPoolerProblem(refused, "postgres://me:hidden@pool/x", asked)?.message ?? "";
  expect(said).toMatch(/refuses Farthing's start parameters.*\n[\s\S]*app_user=farthing_app/);
  expect(said).not.toContain("hidden");
  expect(asPoolerProblem({ code: "28P01", message: "no" }, "postgres://x/y", asked)).toBeNull();
});
