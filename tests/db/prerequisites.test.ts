/** A database shared with others: its owner is told the statements the administrator has to run, and they suffice. */
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { connect } from "#db/client.server.ts";
import { migrate } from "#db/migrate.ts";
import { DatabaseUnprepared } from "#db/prerequisites.ts";
import { addressOf } from "#tests/kit/template.ts";
import type { Sql } from "#db/client.server.ts";

const NAME = `test_${process.pid}_plain`;
let administrator: Sql;

beforeAll(async () => {
  administrator = connect(inject("serverUrl"), { max: 1 });
  await administrator.unsafe(`create role ${NAME} login`);
  await administrator.unsafe(`create database ${NAME} template template0`);
});

afterAll(async () => {
  await administrator.unsafe(`drop database if exists ${NAME} with (force)`);
  await administrator.unsafe(`drop role if exists ${NAME}`);
  await administrator.end({ timeout: 2 });
});

function addressFor(login: string): string {
  const address = new URL(addressOf(inject("serverUrl"), NAME));
  address.username = login;
  address.searchParams.delete("app_user");
  return address.href;
}

async function problem(): Promise<string> {
  const said = await migrate(addressFor(NAME)).then(
    () => new Error("it migrated"),
    (error: Error) => error,
  );
  expect(said).toBeInstanceOf(DatabaseUnprepared);
  return said.message;
}

test("a guest hears everything that is missing, and no object is changed", async () => {
  const said = await problem();
  expect(said).toContain(`grant create on database ${NAME} to ${NAME};`);
  expect(said).toContain(`grant usage, create on schema public to ${NAME};`);
  expect(said).toContain("create extension pg_trgm;");
  expect(said).toContain(`grant farthing_app to ${NAME};`);
  const sql = connect(addressFor(NAME), { max: 1 });
  const schemas =
    await sql`select from pg_namespace where nspname in ('drizzle', 'graphile_worker')`;
  await sql.end();
  expect(schemas).toHaveLength(0);
});

test("the owner lacks only the role; with the role, a plain owner migrates", async () => {
  await administrator.unsafe(`alter database ${NAME} owner to ${NAME}`);
  const said = await problem();
  expect(said).not.toContain("create");
  expect(said).toContain(`grant farthing_app to ${NAME};`);
  await administrator.unsafe(`grant farthing_app to ${NAME}`);
  await migrate(addressFor(NAME));
  const sql = connect(addressFor(NAME), { max: 1, role: "farthing_app" });
  const [row] = await sql<
    { name: string }[]
  >`select current_user as name from users right join (select 1) on true`;
  await sql.end();
  expect(row?.name).toBe("farthing_app");
});

test("a restored store on a server where no login may use the role yet: its maker gets the right to", async () => {
  // The role's maker on PostgreSQL 16 and later: may grant the role, but not use it.
  await administrator.unsafe(`revoke farthing_app from ${NAME}`);
  await administrator.unsafe(
    `grant farthing_app to ${NAME} with admin true, set false, inherit false`,
  );
  await migrate(addressFor(NAME));
  const sql = connect(addressFor(NAME), { max: 1, role: "farthing_app" });
  const [row] = await sql<{ name: string }[]>`select current_user as name`;
  await sql.end();
  expect(row?.name).toBe("farthing_app");
});

test("a restored store without the role has lost its rights: the owner hears that it must be restored once more", async () => {
  const owner = connect(addressFor(NAME), { max: 1 });
  await owner`revoke all on all tables in schema public from farthing_app`;
  await owner.end();
  const said = await problem();
  expect(said).toContain("was restored on a server that had no role farthing_app");
  expect(said).toContain("restore into an empty database once more");
});
