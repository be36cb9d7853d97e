/** Gives a test file a copy of the migrated sandbox beside its database; checked after every test, removed afterwards. */
import { afterAll, afterEach, beforeAll, inject } from "vitest";
import { closeStore } from "#app/domain/store/store.ts";
import { inWorld } from "#app/domain/kernel/world.ts";
import { prepareSandbox } from "#app/domain/setup/prepare-sandbox.ts";
import { overrideEnv } from "#app/env.server.ts";
import { connect } from "#db/client.server.ts";
import { requireHealthyBooks } from "./books.ts";
import { addressOf } from "./template.ts";
import type { Sql } from "#db/client.server.ts";

export interface TestSandbox {
  readonly url: string;
  /** The owner's connection. */
  readonly owner: Sql;
}

let made = 0;

async function copyTemplate(name: string): Promise<void> {
  const server = connect(inject("serverUrl"), { max: 1 });
  const template = inject("sandboxTemplate");
  await server`create database ${server(name)} template ${server(template)} strategy file_copy`;
  await server.end({ timeout: 5 });
}

/** Call after `useDatabase`. With `{ ready: false }` the test itself makes the sandbox, as the product does: from nothing. */
export function useSandbox(options: { ready?: boolean } = {}): TestSandbox {
  let url = "";
  let owner: Sql | undefined;
  let restore = () => {};
  beforeAll(async () => {
    made += 1;
    const name = `test_${process.pid}_${made}_sandbox${performance.now().toString(36).replace(".", "")}`;
    url = addressOf(inject("serverUrl"), name);
    restore = overrideEnv({ sandboxDatabaseUrl: url });
    owner = connect(url, { max: 2, name: "test sandbox owner" });
    if (options.ready === false) return;
    await copyTemplate(name);
    await prepareSandbox();
  });
  afterEach(async () => {
    if (owner !== undefined) await inWorld("sandbox", () => requireHealthyBooks(owner as Sql));
  });
  afterAll(async () => {
    await closeStore();
    await owner?.end({ timeout: 2 });
    restore();
    const server = connect(inject("serverUrl"), { max: 1 });
    await server`drop database if exists ${server(new URL(url).pathname.slice(1))} with (force)`;
    await server.end({ timeout: 5 });
  });
  return {
    get url() {
      return url;
    },
    get owner() {
      if (owner === undefined) throw new Error("The sandbox is only there inside tests.");
      return owner;
    },
  };
}
