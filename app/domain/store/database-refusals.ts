/** Maps errors of the database to refusals, and tells which failures are worth a retry and which leave the outcome unknown. */
import { log } from "#app/log.server.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import type { RefusalCode } from "#app/domain/kernel/refusal.ts";

interface DatabaseError {
  code?: string;
  constraint_name?: string;
  /** System call that failed, such as `connect`. */
  syscall?: string;
}

/** Constraints behind one of our own checks: they catch the race the check cannot see. */
const CONSTRAINTS: Record<string, RefusalCode> = {
  accounts_never_negative: "insufficient_balance",
  transfers_reversed_once: "already_reversed",
  payouts_one_open_each: "payout_already_open",
  disputes_one_open_each: "dispute_already_open",
  commission_schedules_version: "stale",
  users_email: "email_taken",
  users_handle: "handle_taken",
  users_handle_kept: "handle_kept",
  // The browser that signs up with a passkey brings the account's id: it has made this account before.
  users_pkey: "passkey_expired",
  passkeys_credential: "passkey_known",
  webhook_endpoints_once: "webhook_exists",
  exit_account_signatures_once: "same_signature",
  suspension_withdrawals_one_resting: "withdrawal_resting",
  closings_one_open_each: "closing_asked",
  portfolio_pieces_file: "portfolio_asked",
};

/** SQLSTATEs of the database's guards that a person can hit by a race. */
const GUARDS: Record<string, RefusalCode> = { FA012: "account_suspended", FA016: "account_closed" };

/** Lost connections, deadlocks, shutdowns. Either nothing was done, or everything was and the answer is stored under its key. */
const TRANSIENT = new Set([
  "40001",
  "40P01",
  "57P01",
  "57P02",
  "57P03",
  "08006",
  "08003",
  "08000",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "ECONNRESET",
  "ECONNREFUSED",
  "EPIPE",
  "CONNECT_TIMEOUT",
]);

/** Cancelled by one of our time limits: rolled back, so nothing was done. */
const CANCELLED = new Set(["57014", "25P03", "25P04", "55P03"]);

/** The server accepts no connections or is out of resources. An immediate retry would fail alike; a later one may not. */
const UNUSABLE = /^(53...|28...|3D000|58...)$/;

/** The server is a standby, or is set to read-only. */
const READ_ONLY = "25006";

/** Details of a refusal while the database is unreachable: retry after 5 s. */
export const AWAY = { facts: { retry_after_seconds: "5" } };

/** SQLSTATEs of a server that starts or shuts down. */
const LEAVING = /^57P0[123]$/;

/** No space on PostgreSQL's disk, or on our own. */
const DISK_FULL = new Set(["53100", "ENOSPC", "EDQUOT"]);

function isDiskFull(error: unknown): boolean {
  return DISK_FULL.has(databaseError(error).code ?? "");
}

function databaseError(error: unknown): DatabaseError {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return typeof inner === "object" && inner !== null ? inner : {};
}

export function isTransient(error: unknown): boolean {
  const { code = "", syscall = "" } = databaseError(error);
  // When no connection could be opened, no statement was sent, so a retry is safe.
  return TRANSIENT.has(code) || syscall === "connect" || syscall === "getaddrinfo";
}

/** Serialization failure and deadlock: the server rolled back. Other transient failures may leave the outcome unknown. */
const UNDONE = new Set(["40001", "40P01"]);

/** Whether the connection was lost or refused: if a statement was running, its outcome is unknown. */
export function isLost(error: unknown): boolean {
  return isTransient(error) && !UNDONE.has(databaseError(error).code ?? "");
}

export function isReadOnly(error: unknown): boolean {
  return databaseError(error).code === READ_ONLY;
}

/** Whether the server itself sent the error, so that it is reachable. */
export function answeredByServer(error: unknown): boolean {
  const { code = "", syscall } = databaseError(error);
  return syscall === undefined && /^[0-9A-Z]{5}$/.test(code) && !LEAVING.test(code);
}

/** Refusals caused by the store alone: the same call may succeed later. */
const OF_THE_STORE: ReadonlySet<RefusalCode> = new Set([
  "busy",
  "outcome_unknown",
  "read_only",
  "disk_full",
]);

/** Whether the store refused rather than a rule. Long work then tries the same again and gives nothing up. */
export function isOfTheStore(problem: unknown): boolean {
  return problem instanceof Refusal && OF_THE_STORE.has(problem.code);
}

/** The one place that turns a database failure into a refusal, for pages and programs alike. Unexpected errors pass unchanged. */
export function asRefusal(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  const { code = "", constraint_name: constraint = "" } = databaseError(error);
  const known = CONSTRAINTS[constraint] ?? GUARDS[code];
  if (known !== undefined) return new Refusal(known);
  if (isDiskFull(error)) {
    // Logged as well, because the operator has to free disk space.
    log.error({ err: error }, "the disk is full");
    return new Refusal("disk_full");
  }
  if (code === READ_ONLY) return new Refusal("read_only", AWAY);
  if (isLost(error) || UNUSABLE.test(code)) return new Refusal("busy", AWAY);
  if (isTransient(error) || CANCELLED.has(code)) return new Refusal("busy");
  return error;
}
