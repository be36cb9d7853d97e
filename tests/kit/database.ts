/** Gives each test file a fresh copy of the migrated database, checked after every test. */
import { afterAll, afterEach, beforeAll, inject } from "vitest";
import { provideDatabase } from "#app/env.server.ts";
import { closeStore } from "#app/domain/store/store.ts";
import { connect } from "#db/client.server.ts";
import { requireHealthyBooks } from "./books.ts";
import { addressOf } from "./template.ts";
import type { Sql } from "#db/client.server.ts";

export interface FreshDatabase {
  url: string;
  drop(): Promise<void>;
}

let made = 0;

/** Copies the template, or another database without connections. The name carries our process number, so that leftovers of a killed run are found. */
export async function freshDatabase(template = inject("template")): Promise<FreshDatabase> {
  const serverUrl = inject("serverUrl");
  made += 1;
  const name = `test_${process.pid}_${made}_${performance.now().toString(36).replace(".", "")}`;
  const sql = connect(serverUrl, { max: 1 });
  try {
    await sql`create database ${sql(name)} template ${sql(template)} strategy file_copy`;
  } finally {
    await sql.end({ timeout: 5 });
  }
  return {
    url: addressOf(serverUrl, name),
    async drop() {
      const again = connect(serverUrl, { max: 1 });
      await again`drop database if exists ${again(name)} with (force)`;
      await again.end({ timeout: 5 });
    },
  };
}

export interface TestDatabase {
  readonly url: string;
  /** The connection with the application's narrow role. */
  readonly app: Sql;
  /** The owner's connection: to arrange what no command can, and to inspect the rows. */
  readonly owner: Sql;
}

/**
 * Call at the top of a test file: its tests share one fresh database, which the commands under test use too. After
 * each test every `db/checks/*.sql` must be green; `{ checks: false }` is only for tests that break the books on
 * purpose to see a check fail. `{ from: toldDemo }` begins with the demo.
 */
export function useDatabase(
  options: { checks?: boolean; from?: () => Promise<string> } = {},
): TestDatabase {
  let fresh: FreshDatabase | undefined;
  let app: Sql | undefined;
  let owner: Sql | undefined;
  // Its own connection: the checks' plans would be lost whenever a test sets `session_replication_role` on theirs.
  let prover: Sql | undefined;
  beforeAll(async () => {
    fresh = await freshDatabase(await options.from?.());
    provideDatabase(fresh.url);
    app = connect(fresh.url, { max: 4, role: "farthing_app", name: "test app" });
    owner = connect(fresh.url, { max: 2, name: "test owner" });
    prover = connect(fresh.url, { max: 1, name: "test prover" });
  });
  afterEach(async () => {
    if (options.checks !== false) await requireHealthyBooks(open(prover));
  });
  afterAll(async () => {
    await closeStore();
    await app?.end({ timeout: 2 });
    await owner?.end({ timeout: 2 });
    await prover?.end({ timeout: 2 });
    await fresh?.drop();
  });
  return {
    get url() {
      return open(fresh).url;
    },
    get app() {
      return open(app);
    },
    get owner() {
      return open(owner);
    },
  };
}

function open<T>(thing: T | undefined): T {
  if (thing === undefined)
    throw new Error("The test database is only there inside tests and hooks.");
  return thing;
}
