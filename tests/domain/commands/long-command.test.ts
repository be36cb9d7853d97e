/** A command with a longer limit gets it, also on servers that end long transactions by themselves. */
import { beforeAll, expect, test } from "vitest";
import { env, overrideEnv, provideDatabase } from "#app/env.server.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { closeStore } from "#app/domain/store/store.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();
beforeAll(async () => {
  const address = new URL(env.databaseUrl);
  address.searchParams.set("transaction_timeout", "400");
  await closeStore();
  provideDatabase(address.href);
  overrideEnv({ commandLimitMs: 300 });
});

function sleepy(seconds: number, limitMs?: number) {
  const spec = { name: "test.sleep" as const, actor: OPERATOR, key: newFormKey(), input: {} };
  return command(limitMs === undefined ? spec : { ...spec, limitMs }, async (tx) => {
    await tx.sql`select pg_sleep(${seconds})`;
    await tx.sql`select pg_sleep(${seconds})`;
    return "awake";
  });
}

test("a command longer than the server's limit for all is done, once", async () => {
  const { answer, replayed } = await sleepy(0.6, 20_000);
  expect([answer, replayed]).toEqual(["awake", false]);
});

test("a command that asked for no longer limit is ended", async () => {
  expect((await refusalOf(sleepy(2))).status).toBeGreaterThanOrEqual(503);
});
