/**
 * Checks role and limits of an application connection. A pooler between Farthing and PostgreSQL may drop the start parameters:
 * every statement then runs as the owner, who may delete history, and without time limits (decision 16).
 */
import type { Sql, Tx } from "./client.server.ts";

/** Role or limits differ from what was asked for. The message says which, and how to fix it. */
export class ConnectionUntrue extends Error {
  override name = "ConnectionUntrue";
}

/** Role and limits the connection was opened with. */
export interface AskedFor {
  role: string;
  statementTimeoutMs: number;
  idleInTransactionMs: number;
}

interface Facts {
  role: string;
  login: string;
  may_change_history: boolean;
  limits: Record<string, string>;
}

/** `url` may contain `app_user` and `transaction_timeout` (see `connect`). Refuses with `ConnectionUntrue`. */
export async function requireTrueConnection(
  sql: Sql | Tx,
  url: string,
  asked: AskedFor,
): Promise<void> {
  const [facts] = await sql<Facts[]>`
    select current_user as role, session_user as login,
      (select rolsuper from pg_roles where rolname = current_user) or exists (
        select from pg_class c where c.oid = any (array[to_regclass('public.transfers'), to_regclass('public.commands')])
          and has_table_privilege(c.oid, 'delete, truncate')) as may_change_history,
      (select json_object_agg(name, setting) from pg_settings
       where name in ('statement_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout')) as limits`;
  if (facts === undefined) throw new ConnectionUntrue("The database did not say who is connected.");
  const login = new URL(url).searchParams.get("app_user");
  const role = login ?? asked.role;
  const limits = wantedLimits(url, asked);
  const wrong = [
    facts.role === role ? "" : `statements run as ${facts.role}, not as ${role}`,
    login === null || facts.login === login ? "" : `the login is ${facts.login}, not ${login}`,
    facts.may_change_history ? `${facts.role} may delete history` : "",
    ...Object.entries(limits).map(([name, ms]) =>
      facts.limits[name] === ms ? "" : `${name} is ${facts.limits[name] ?? "unknown"}, not ${ms}`,
    ),
  ].filter((said) => said !== "");
  if (wrong.length === 0) return;
  throw new ConnectionUntrue(
    `The database does not treat the application's connections as it was asked to: ${wrong.join("; ")}. ` +
      "A connection pooler in between has probably dropped the start parameters " +
      `(PgBouncer does, when they stand in ignore_startup_parameters). Nothing was served.\n${mend(role, limits)}`,
  );
}

/** Explains a pooler's refusal of our start parameters and how to fix it; null for every other problem. */
export function asPoolerProblem(
  problem: unknown,
  url: string,
  asked: AskedFor,
): ConnectionUntrue | null {
  const { code, message = "" } = problem as { code?: string; message?: string };
  if (code !== "08P01" || !/startup parameter/.test(message)) return null;
  const role = new URL(url).searchParams.get("app_user") ?? asked.role;
  return new ConnectionUntrue(
    `A connection pooler in front of the database refuses Farthing's start parameters (${message}).\n` +
      mend(role, wantedLimits(url, asked)),
  );
}

/** Milliseconds as text, like `pg_settings`. */
function wantedLimits(url: string, asked: AskedFor): Record<string, string> {
  const transaction = new URL(url).searchParams.get("transaction_timeout");
  return {
    statement_timeout: `${asked.statementTimeoutMs}`,
    idle_in_transaction_session_timeout: `${asked.idleInTransactionMs}`,
    ...(transaction === null ? {} : { transaction_timeout: transaction }),
  };
}

function mend(role: string, limits: Record<string, string>): string {
  const names = ["role", ...Object.keys(limits), "enable_seqscan"].join(", ");
  const lines = Object.entries(limits).map(
    ([name, ms]) =>
      `  alter role ${role} set ${name} = ${ms};${name === "transaction_timeout" ? " -- from PostgreSQL 17 on" : ""}`,
  );
  return [
    "Either give the address of PostgreSQL itself, or keep the pooler in session mode and let the server set them:",
    `  alter role ${role} login password '(the password in the address)';`,
    ...lines,
    `  in pgbouncer.ini: pool_mode = session, ignore_startup_parameters = ${names}, and ${role} among its users`,
    `  in the address: add app_user=${role}`,
    "Then start again.",
  ].join("\n");
}
