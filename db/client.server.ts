/** Opens connections to PostgreSQL: exact integers, bounded statements, and the application's own narrow role. */
import postgres from "postgres";
import { ARRAY_TYPES } from "./array-types.ts";
import type { HeldSocket } from "./held-socket.ts";

/** A pool whose int8 columns are JavaScript bigints, in raw queries too. */
export type Sql = postgres.Sql<{ bigint: bigint }>;
export type Tx = postgres.TransactionSql<{ bigint: bigint }>;

export interface ConnectOptions {
  /** How many connections at most. Four beat larger pools on two cores. */
  max?: number;
  /** The role every statement runs as; `farthing_app` for everything but migrations and checks. */
  role?: "farthing_app";
  /** A statement that runs longer is cancelled by the server; 0 lets it run. */
  statementTimeoutMs?: number;
  /** A transaction that sits idle longer is ended by the server. */
  idleInTransactionMs?: number;
  /**
   * For connections that look everything up by key: a plan kept from when a table was small must not scan it later.
   */
  neverScan?: boolean;
  /** Shown in pg_stat_activity. */
  name?: string;
  onnotice?: (notice: postgres.Notice) => void;
  /** Called when a connection of the pool closes, whoever closed it. */
  onclose?: () => void;
  /** Destroys the connection when a peer answers nothing any more. For `max: 1`; such a client never connects anew. */
  held?: HeldSocket;
}

/**
 * Opens a pool lazily: nothing connects before the first query. Addresses with `?host=/folder` use the
 * Unix socket in that folder, which postgres.js itself does not understand. `?transaction_timeout=…`
 * (see `withServerLimits`) is applied to the application's role only. `?app_user=…` makes the application log in as
 * that user instead of stepping down from a mightier one, so that nothing it says can step up again.
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
    // Ten unanswered questions, one each second, after so many seconds of silence end a connection to a lost host.
    keep_alive: 10,
    types: { bigint: postgres.BigInt, ...ARRAY_TYPES },
    fetch_types: false,
    onnotice: options.onnotice ?? (() => {}),
    // A connection is kept until something breaks it, so that a closing always means something.
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

/** The types of the driver know no function here, and no several hosts. */
function heldBy({ held, onclose = () => {} }: ConnectOptions): object {
  if (held === undefined) return {};
  return { socket: (address: Parameters<HeldSocket["open"]>[0]) => held.open(address, onclose) };
}

class DatabaseTooOld extends Error {
  override name = "DatabaseTooOld";
}

const OLDEST_MAJOR = 15;

/** The server's version, e.g. 180004; refuses servers before PostgreSQL 15. */
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

/** Adds the limits to an address that only newer servers know, so that one pool setting serves all of them. */
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
