/** Opens a command's database: that of `DATABASE_URL`, the running embedded one, or a fresh start of it. */
import { anySandboxToken } from "#app/domain/security/api-tokens.ts";
import { closeStore } from "#app/domain/store/store.ts";
import { prepareSandbox } from "#app/domain/setup/prepare-sandbox.ts";
import { prepareStore } from "#app/domain/setup/prepare-store.ts";
import { env, provideSandbox } from "#app/env.server.ts";
import { applicationConnection } from "#app/domain/store/command-connection.ts";
import { withServerLimits } from "#db/client.server.ts";
import { asPoolerProblem, ConnectionUntrue } from "#db/connection-truth.ts";
import { WrongWorld } from "#db/database-label.ts";
import { startEmbedded } from "#db/embedded/start-embedded.ts";
import { closeDemoWhenPublic } from "./public-start.ts";
import { requireDataFolder } from "./data-folder.ts";
import { OperatorProblem, step } from "./terminal.ts";
import { codeOf, untilItAnswers } from "./wait-for-database.ts";

export interface OpenDatabase {
  url: string;
  /** True when this process started the embedded server, which ends with it. */
  owner: boolean;
  stop: () => Promise<void>;
}

/** A transaction may take this much longer than `COMMAND_LIMIT_MS`: the command gives up first, with a better message. */
const TRANSACTION_SLACK_MS = 7000;

export interface OpenOptions {
  /** Wait for a database that does not answer yet instead of refusing; for long-running processes. */
  patient?: boolean;
}

/**
 * Opens and migrates the database and provides its address as `env.databaseUrl`. At a public address the demo is closed first.
 */
export async function openDatabase({ patient = false }: OpenOptions = {}): Promise<OpenDatabase> {
  const given = env.givenDatabaseUrl;
  if (given === undefined) requireDataFolder();
  const server = given
    ? { url: given, owner: false, stop: async () => {} }
    : await step("Starting PostgreSQL", () => startEmbedded({ dataDir: env.dataDir }));
  try {
    const open = () => openBoth(server.url, given === undefined);
    const url = patient && given !== undefined ? await untilItAnswers(open) : await open();
    await closeDemoWhenPublic();
    // Our connections first, so that they do not report a lost database.
    const stop = async () => {
      await closeStore();
      await server.stop();
    };
    return { url, owner: server.owner, stop };
  } catch (problem) {
    await server.stop();
    throw problem;
  }
}

/** Opens the live database, then the sandbox's; returns the live one's address. */
async function openBoth(server: string, embedded: boolean): Promise<string> {
  const url = await explained("DATABASE_URL", embedded, server, async () => {
    const limited = await withLimits(server);
    await step("Bringing the database up to date", () => prepareStore(limited));
    return limited;
  });
  await openSandbox(url, embedded);
  return url;
}

/**
 * Provides the address of the sandbox's database: the configured one, or one beside the embedded one. It is migrated now only if
 * a sandbox token exists; otherwise the first token does that.
 */
async function openSandbox(liveUrl: string, embedded: boolean): Promise<void> {
  const given = env.sandboxDatabaseUrl;
  if (given === undefined && !embedded) return;
  const address = given ?? besideOf(liveUrl);
  await explained("SANDBOX_DATABASE_URL", given === undefined, address, async () => {
    const url = given === undefined ? address : await withLimits(given);
    provideSandbox(url);
    if (given === undefined && !(await anySandboxToken())) return;
    await step("Bringing the sandbox up to date", prepareSandbox);
  });
}

function besideOf(liveUrl: string): string {
  const address = new URL(liveUrl);
  address.pathname = `${address.pathname}_sandbox`;
  return address.href;
}

/** Runs `work` with an open database and closes it afterwards; returns the exit status. */
export async function withDatabase(
  work: (url: string) => Promise<number>,
  options: OpenOptions = {},
): Promise<number> {
  const database = await openDatabase(options);
  try {
    return await work(database.url);
  } finally {
    await database.stop();
  }
}

const UNREACHABLE =
  /^(ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOST|ENET|CONNECT_TIMEOUT|CONNECTION_|ENOENT|28|3D000|57P0|53300)/;

function transactionTimeoutMs(): number {
  return env.commandLimitMs + TRANSACTION_SLACK_MS;
}

function withLimits(url: string): Promise<string> {
  return withServerLimits(url, transactionTimeoutMs());
}

/** Explains to the operator why the database of a setting cannot be used; the embedded one explains itself. */
async function explained<T>(
  setting: string,
  embedded: boolean,
  url: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (problem) {
    if (embedded) throw problem;
    const address = new URL(url);
    address.searchParams.set("transaction_timeout", `${transactionTimeoutMs()}`);
    const pooler = asPoolerProblem(problem, address.href, applicationConnection());
    throw asOperatorProblem(pooler ?? problem, setting);
  }
}

function asOperatorProblem(problem: unknown, setting: string): unknown {
  const { message } = problem as { message?: string };
  const cause = problem;
  if (problem instanceof WrongWorld || problem instanceof ConnectionUntrue)
    return new OperatorProblem(`${setting}: ${message}`, { cause });
  const code = codeOf(problem);
  if (!UNREACHABLE.test(code)) return problem;
  const why = message || code;
  return new OperatorProblem(`The database in ${setting} cannot be used: ${why}`, { cause });
}
