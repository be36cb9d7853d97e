/** Gives a command its database: the one in DATABASE_URL, the embedded one that is running, or a fresh start of it. */
import { env } from "#app/env.server.ts";
import { withServerLimits } from "#db/client.server.ts";
import { startEmbedded } from "#db/embedded/start-embedded.ts";
import { requireDataFolder } from "./data-folder.ts";
import { prepareStore } from "./prepare-store.ts";
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
    const url = await withServerLimits(server.url, env.commandLimitMs + TRANSACTION_SLACK_MS);
    await step("Bringing the database up to date", () => prepareStore(url));
    return { url, owner: server.owner, stop: server.stop };
  } catch (problem) {
    await server.stop();
    throw given ? asOperatorProblem(problem) : problem;
  }
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

function asOperatorProblem(problem: unknown): unknown {
  const { code, message } = problem as { code?: string; message?: string };
  if (code === undefined || !UNREACHABLE.test(code)) return problem;
  return new OperatorProblem(`The database in DATABASE_URL cannot be used: ${message ?? code}`);
}
