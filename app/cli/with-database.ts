/** Gives a command its database: the one in DATABASE_URL, the embedded one that is running, or a fresh start of it. */
import { anySandboxToken } from "#app/domain/identity/api-tokens.ts";
import { closeStore } from "#app/domain/kernel/store.ts";
import { prepareSandbox } from "#app/domain/worlds/prepare-sandbox.ts";
import { prepareStore } from "#app/domain/worlds/prepare-store.ts";
import { env, provideSandbox } from "#app/env.server.ts";
import { withServerLimits } from "#db/client.server.ts";
import { WrongWorld } from "#db/world-mark.ts";
import { startEmbedded } from "#db/embedded/start-embedded.ts";
import { requireDataFolder } from "./data-folder.ts";
import { OperatorProblem, step } from "./terminal.ts";

export interface OpenDatabase {
  url: string;
  /** True when the embedded server belongs to this process and ends with it. */
  owner: boolean;
  stop: () => Promise<void>;
}

/** A transaction may take a little longer than a command, which gives up first and says so. */
const TRANSACTION_SLACK_MS = 7000;

/** Opens and migrates the database and announces its address to everybody who reads `env.databaseUrl`. */
export async function openDatabase(): Promise<OpenDatabase> {
  const given = env.givenDatabaseUrl;
  if (given === undefined) requireDataFolder();
  const server = given
    ? { url: given, owner: false, stop: async () => {} }
    : await step("Starting PostgreSQL", () => startEmbedded({ dataDir: env.dataDir }));
  try {
    const url = await withLimits(server.url);
    await step("Bringing the database up to date", () => prepareStore(url));
    await openSandbox(url, given === undefined);
    // Our own connections first: they would say that the database is gone.
    const stop = async () => {
      await closeStore();
      await server.stop();
    };
    return { url, owner: server.owner, stop };
  } catch (problem) {
    await server.stop();
    throw given ? asOperatorProblem(problem, "DATABASE_URL") : problem;
  }
}

/**
 * Says where the sandbox's database is: where the operator said, or beside the embedded one. It is brought up to date now
 * only if somebody uses it; otherwise the first sandbox token does that.
 */
async function openSandbox(liveUrl: string, embedded: boolean): Promise<void> {
  const given = env.sandboxDatabaseUrl;
  if (given === undefined && !embedded) return;
  try {
    provideSandbox(given === undefined ? besideOf(liveUrl) : await withLimits(given));
    if (given !== undefined || (await anySandboxToken()))
      await step("Bringing the sandbox up to date", prepareSandbox);
  } catch (problem) {
    throw given === undefined ? problem : asOperatorProblem(problem, "SANDBOX_DATABASE_URL");
  }
}

function besideOf(liveUrl: string): string {
  const address = new URL(liveUrl);
  address.pathname = `${address.pathname}_sandbox`;
  return address.href;
}

/** Runs `work` with an open database and closes it afterwards; the result is the exit status. */
export async function withDatabase(work: (url: string) => Promise<number>): Promise<number> {
  const database = await openDatabase();
  try {
    return await work(database.url);
  } finally {
    await database.stop();
  }
}

const UNREACHABLE = /^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|CONNECT_TIMEOUT|ENOENT|28|3D000|57P03)/;

function withLimits(url: string): Promise<string> {
  return withServerLimits(url, env.commandLimitMs + TRANSACTION_SLACK_MS);
}

function asOperatorProblem(problem: unknown, setting: string): unknown {
  if (problem instanceof WrongWorld) return new OperatorProblem(`${setting}: ${problem.message}`);
  const { code, message } = problem as { code?: string; message?: string };
  if (code === undefined || !UNREACHABLE.test(code)) return problem;
  return new OperatorProblem(`The database in ${setting} cannot be used: ${message ?? code}`);
}
