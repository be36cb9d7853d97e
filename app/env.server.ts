/** The only place that reads the environment. Settings are checked when this file loads; an invalid one ends the process. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { publicOrigin, readSettings, SettingsInvalid } from "./settings.ts";
import type { Settings } from "./settings.ts";

type Camel<S extends string> = S extends `${infer Head}_${infer Tail}`
  ? `${Lowercase<Head>}${Capitalize<Camel<Tail>>}`
  : Lowercase<S>;

type Derived =
  | "DATABASE_URL"
  | "SANDBOX_DATABASE_URL"
  | "PUBLIC_ORIGIN"
  | "MAIL_DIR"
  | "SMTP_URL"
  | "SECRET"
  | "TEXTS_DIR"
  | "PRETEND_HOOK_ORIGIN";

/** Settings in camelCase (`COMMISSION_BPS` is `commissionBps`); amounts are micros, folders absolute. */
export type Env = {
  readonly [Name in Exclude<keyof Settings, Derived> as Camel<Name>]: Settings[Name];
} & {
  /** Address of the live database; throws while no database is open. */
  readonly databaseUrl: string;
  /** `DATABASE_URL` as set; absent for the embedded database. */
  readonly givenDatabaseUrl: string | undefined;
  /** Address of the sandbox's database; absent without a sandbox. */
  readonly sandboxDatabaseUrl: string | undefined;
  readonly publicOrigin: string;
  readonly mailDir: string;
  readonly smtpUrl: string | undefined;
  /** Folder of the operator's own texts, absolute. */
  readonly textsDir: string | undefined;
  /** Origin the pretend providers send their messages to. */
  readonly pretendHookOrigin: string;
  readonly secret: string;
  /** The npm script that started this process, if any. */
  readonly npmScript: string | undefined;
};

if (existsSync(".env") && process.env["NODE_ENV"] !== "test") process.loadEnvFile(".env");
// React chooses its build at its first import; everything that imports pages imports this file first.
process.env["NODE_ENV"] ??= "production";

let current: Env = load();

/** Frozen; tests change it with `overrideEnv`. */
export const env: Env = new Proxy({} as Env, {
  get: (_, name) => Reflect.get(current, name),
  has: (_, name) => Reflect.has(current, name),
  ownKeys: () => Reflect.ownKeys(current),
  getOwnPropertyDescriptor: (_, name) => {
    const found = Reflect.getOwnPropertyDescriptor(current, name);
    return found && { ...found, configurable: true };
  },
  set: () => false,
});

/** Replaces settings for a test; returns the function that restores them. */
export function overrideEnv(changes: Partial<Env>): () => void {
  const before = current;
  current = changed(changes);
  return () => {
    current = before;
  };
}

/** Tells this process, and the programs it starts, where the database is. */
export function provideDatabase(url: string): void {
  process.env["DATABASE_URL"] = url;
  current = changed({ databaseUrl: url });
}

/** The same for the sandbox's database. */
export function provideSandbox(url: string): void {
  process.env["SANDBOX_DATABASE_URL"] = url;
  current = changed({ sandboxDatabaseUrl: url });
}

/** Copies property descriptors, not values, so that the lazy `secret` stays unread. */
function changed(changes: Partial<Env>): Env {
  const descriptors = Object.getOwnPropertyDescriptors;
  return Object.freeze(
    Object.defineProperties({} as Env, { ...descriptors(current), ...descriptors(changes) }),
  );
}

function load(): Env {
  try {
    return fromSettings(readSettings(process.env));
  } catch (problem) {
    if (!(problem instanceof SettingsInvalid) || process.env["NODE_ENV"] === "test") throw problem;
    process.stderr.write(`${problem.message}\nAll settings are listed in .env.example.\n`);
    return process.exit(1);
  }
}

function fromSettings(settings: Settings): Env {
  const plain = Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
  const dataDir = resolve(settings.DATA_DIR);
  let secret = settings.SECRET;
  return Object.freeze({
    ...(plain as unknown as Env),
    dataDir,
    givenDatabaseUrl: settings.DATABASE_URL,
    sandboxDatabaseUrl: settings.SANDBOX_DATABASE_URL,
    get databaseUrl() {
      if (settings.DATABASE_URL === undefined) throw new Error("No database is open yet.");
      return settings.DATABASE_URL;
    },
    publicOrigin: publicOrigin(settings),
    mailDir: resolve(settings.MAIL_DIR ?? join(dataDir, "mail")),
    smtpUrl: settings.SMTP_URL,
    textsDir: settings.TEXTS_DIR === undefined ? undefined : resolve(settings.TEXTS_DIR),
    pretendHookOrigin: settings.PRETEND_HOOK_ORIGIN ?? `http://127.0.0.1:${settings.PORT}`,
    // Lazy, so that reading other settings never writes a file.
    get secret() {
      secret ??= settings.NODE_ENV === "test" ? "test ".repeat(8) : keptSecret(dataDir);
      return secret;
    },
    npmScript: process.env["npm_lifecycle_event"],
  });
}

/** This installation's secret, created once and readable by its owner only. */
function keptSecret(dataDir: string): string {
  const file = join(dataDir, "secret");
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== "EEXIST") throw problem;
  }
  return readFileSync(file, "utf8").trim();
}

/** The environment for a child process: ours, with changes. */
export function childEnvironment(
  changes: Record<string, string>,
): Record<string, string | undefined> {
  return { ...process.env, ...changes };
}
