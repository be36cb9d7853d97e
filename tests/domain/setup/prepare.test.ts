/** The sandbox is made by the first process that needs it, in a database of its own that cannot be mixed up with the real one. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { inWorld } from "#app/domain/kernel/world.ts";
import { sql } from "#app/domain/store/store.ts";
import { prepareSandbox } from "#app/domain/setup/prepare-sandbox.ts";
import { prepareSandboxStore, prepareStore } from "#app/domain/setup/prepare-store.ts";
import { childEnvironment, overrideEnv, provideDatabase } from "#app/env.server.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { useSandbox } from "#tests/kit/sandbox.ts";

const database = useDatabase();
const sandbox = useSandbox({ ready: false });

test("three processes that prepare the sandbox at once make one", async () => {
  const children = [1, 2, 3].map(() =>
    spawn(process.execPath, ["tests/domain/setup/prepare-once.ts"], {
      env: childEnvironment({
        DATABASE_URL: database.url,
        SANDBOX_DATABASE_URL: sandbox.url,
        NODE_ENV: "production",
      }),
      stdio: ["ignore", "inherit", "inherit"],
    }),
  );
  const ended = await Promise.all(children.map((child) => once(child, "exit")));
  expect(ended).toEqual([
    [0, null],
    [0, null],
    [0, null],
  ]);
  await prepareSandbox();
  const [kept] = await inWorld(
    "sandbox",
    () => sql`
      select (select count(*)::int from commission_schedules) as schedules,
             (select count(*)::int from users) as people, (select count(*)::int from categories) as categories`,
  );
  expect(kept).toMatchObject({ schedules: 1, people: 0 });
  expect(kept?.["categories"]).toBeGreaterThan(30);
  expect(await sandbox.owner`select world from world_mark`).toEqual([{ world: "sandbox" }]);
  expect(await database.owner`select world from world_mark`).toEqual([{ world: "live" }]);
});

test("real books are never taken for a sandbox, nor a sandbox for real books", async () => {
  await expect(prepareSandboxStore(database.url)).rejects.toThrow("holds real books");
  await expect(prepareStore(sandbox.url)).rejects.toThrow("is a sandbox");
  const restore = overrideEnv({ sandboxDatabaseUrl: database.url });
  await expect(prepareSandbox()).rejects.toThrow("holds real books");
  restore();
  // A database older than labels has people in it and no label.
  await database.owner`drop table world_mark`;
  await expect(prepareSandboxStore(database.url)).rejects.toThrow("holds real books");
  await prepareStore(database.url);
  provideDatabase(database.url);
  expect(await database.owner`select world from world_mark`).toEqual([{ world: "live" }]);
});

test("agreed periods may be cut short in the sandbox only, and no other field may change in either world", async () => {
  const columns = async (owner: typeof database.owner) =>
    owner<{ name: string; columns: string[] }[]>`
      select t.tgname as name, array_agg(a.attname::text order by a.attnum) as columns
      from pg_trigger t join pg_attribute a on a.attrelid = t.tgrelid and a.attnum = any (t.tgattr)
      where t.tgname like '%_frozen' group by 1 order by 1`;
  const live = await columns(database.owner);
  const free = new Set([
    "clears_at",
    "cools_until",
    "answer_due_at",
    "begun_at",
    "rests_until",
    "closes_at",
    "funds_clear_at",
    "answer_by",
    "opens_at",
  ]);
  const less = live.map((row) => ({
    ...row,
    columns: row.columns.filter((column) => !free.has(column)),
  }));
  expect(less).not.toEqual(live);
  expect(await columns(sandbox.owner)).toEqual(less);
});

test("an order in the sandbox may lose the moment its card money clears, and no other field", async () => {
  const mayChange = async (owner: typeof database.owner) =>
    owner<{ column: string }[]>`
      select a.attname as column
      from pg_trigger t join pg_attribute a on a.attrelid = t.tgrelid and a.attnum > 0 and not a.attisdropped
      where t.tgname = 'orders_are_history' and cardinality(t.tgattr::int2[]) > 0 and not a.attnum = any (t.tgattr)
      order by 1`;
  expect(await mayChange(database.owner)).toEqual([]);
  const free = await mayChange(sandbox.owner);
  expect(free.map(({ column }) => column)).toEqual(["command_id", "funds_clear_at"]);
  const granted = async (owner: typeof database.owner) => {
    const rows = await owner<{ column: string }[]>`
      select column_name as column from information_schema.column_privileges
      where table_name = 'orders' and grantee = 'farthing_app' and privilege_type = 'UPDATE' order by 1`;
    return rows.map(({ column }) => column);
  };
  expect(await granted(database.owner)).toEqual([]);
  expect(await granted(sandbox.owner)).toEqual(["command_id", "funds_clear_at"]);
});

test("a process without an address for the sandbox is refused, and a database that is away is asked again", async () => {
  const off = overrideEnv({ sandboxDatabaseUrl: undefined });
  expect(await refusalOf(async () => prepareSandbox())).toMatchObject({ code: "sandbox_off" });
  off();
  const away = overrideEnv({ sandboxDatabaseUrl: "postgres://me@127.0.0.1:9/sandbox" });
  for (const _ of [1, 2]) await expect(prepareSandbox()).rejects.toThrow(/ECONNREFUSED|connect/i);
  away();
  await prepareSandbox();
});
