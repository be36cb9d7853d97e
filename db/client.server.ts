/** Opens connections to PostgreSQL: `int8` as bigint, time limits, and the application's narrow role. */
import postgres from "postgres";
import { ARRAY_TYPES } from "./array-types.ts";
import type { HeldSocket } from "./held-socket.ts";

/** A client whose int8 columns are bigints, in raw queries too. */
export type Sql = postgres.Sql<{ bigint: bigint }>;
export type Tx = postgres.TransactionSql<{ bigint: bigint }>;

export interface ConnectOptions {
  /** Most connections. Four beat larger pools on two cores. */
  max?: number;
  /** Role of every statement: `farthing_app` for all but migrations and checks. */
  role?: "farthing_app";
  /** Longer statements are cancelled by the server; 0: no limit. */
  statementTimeoutMs?: number;
  /** Transactions idle for longer are ended by the server. */
  idleInTransactionMs?: number;
  /** For connections that read by key only: a plan cached while a table was small must not scan it later. */
  neverScan?: boolean;
  /** `application_name` in pg_stat_activity. */
  name?: string;
  onnotice?: (notice: postgres.Notice) => void;
  /** Called when a connection of the pool closes, on either side. */
  onclose?: () => void;
  /** Socket that can be destroyed when the peer is silent. For `max: 1`; such a client never reconnects. */
  held?: HeldSocket;
}

/**
 * Opens a pool lazily: it connects at the first query. `?host=/folder` selects the Unix socket in that folder, which postgres.js
 * does not support itself. `?transaction_timeout=…` (see `withServerLimits`) applies to the application's role only.
 * `?app_user=…` makes the application log in as that user instead of using `set role`, so that no statement can return to a
 * mightier role.
 */
export function connect(url: string, options: ConnectOptions = {}): Sql {
  const address = new URL(url);
  const socketFolder = address.searchParams.get("host");
  address.searchParams.delete("host");
  const login = address.searchParams.get("app_user");
  address.searchParams.delete("app_user");
  const logsIn = options.role !== undefined && login !== null;
  if (logsIn) address.username = login;
  if (options.role === undefined) address.searchParams.delete("transaction_timeout");
  return postgres<{ bigint: postgres.PostgresType<bigint> }>(address.href, {
    ...(socketFolder === null ? {} : { host: socketFolder }),
    max: options.max ?? 4,
    connect_timeout: 10,
    // TCP keepalive: after 10 s of silence one probe a second; ten unanswered probes end a connection to a lost host.
    keep_alive: 10,
    types: { bigint: postgres.BigInt, ...ARRAY_TYPES },
    fetch_types: false,
    onnotice: options.onnotice ?? (() => {}),
    // No maximum age, so that a closed connection always means a fault.
    max_lifetime: null,
    ...(options.onclose === undefined ? {} : { onclose: options.onclose }),
    ...heldBy(options),
    connection: {
      application_name: options.name ?? "farthing",
      statement_timeout: options.statementTimeoutMs ?? 0,
      idle_in_transaction_session_timeout: options.idleInTransactionMs ?? 0,
      ...(options.neverScan === true ? { enable_seqscan: "off" } : {}),
      ...(options.role === undefined || logsIn ? {} : { role: options.role }),
    },
  });
}

/** The driver's types lack `socket` as a function. */
function heldBy({ held, onclose = () => {} }: ConnectOptions): object {
  if (held === undefined) return {};
  return { socket: (address: Parameters<HeldSocket["open"]>[0]) => held.open(address, onclose) };
}

class DatabaseTooOld extends Error {
  override name = "DatabaseTooOld";
}

const OLDEST_MAJOR = 15;

/** The server's version, e.g. 180004. Refuses servers older than PostgreSQL 15. */
export async function serverVersion(sql: Sql): Promise<number> {
  const [row] = await sql<
    { version: string }[]
  >`select current_setting('server_version_num') as version`;
  const version = Number.parseInt(row?.version ?? "0", 10);
  if (version < OLDEST_MAJOR * 10_000)
    throw new DatabaseTooOld(
      `Farthing needs PostgreSQL ${OLDEST_MAJOR} or later; this server is version ${Math.floor(version / 10_000)}.`,
    );
  return version;
}

/** Adds limits to the address that only newer servers know (`transaction_timeout`: PostgreSQL 17). */
export async function withServerLimits(url: string, transactionTimeoutMs: number): Promise<string> {
  const sql = connect(url, { max: 1, name: "farthing start" });
  try {
    const version = await serverVersion(sql);
    const address = new URL(url);
    if (version >= 170_000)
      address.searchParams.set("transaction_timeout", `${transactionTimeoutMs}`);
    return address.href;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
