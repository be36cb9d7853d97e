/** Turns what the database says into what a person can be told, and knows which failures are worth another try. */
import { log } from "#app/log.server.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import type { RefusalCode } from "#app/domain/kernel/refusal.ts";

interface DatabaseError {
  code?: string;
  constraint_name?: string;
  /** What the operating system was asked when it said no. */
  syscall?: string;
}

/** Constraints that stand behind a check of ours and catch the race it cannot see. */
const CONSTRAINTS: Record<string, RefusalCode> = {
  accounts_never_negative: "insufficient_balance",
  transfers_reversed_once: "already_reversed",
  payouts_one_open_each: "payout_already_open",
  disputes_one_open_each: "dispute_already_open",
  commission_schedules_version: "stale",
  users_email: "email_taken",
  users_handle: "handle_taken",
  users_handle_kept: "handle_kept",
  webhook_endpoints_once: "webhook_exists",
  exit_account_signatures_once: "same_signature",
  suspension_withdrawals_one_resting: "withdrawal_resting",
};

/** The database's own guards that a person can run into by a race. */
const GUARDS: Record<string, RefusalCode> = { FA012: "account_suspended" };

/** Lost connections, deadlocks and shutdowns: nothing was done, or it was done whole and its answer is kept. */
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

/** Cancelled by a limit of ours: rolled back, so nothing was done. */
const CANCELLED = new Set(["57014", "25P03", "25P04", "55P03"]);

/** A server that lets nobody in, or has no room: another try would meet the same, a little later may not. */
const UNUSABLE = /^(53...|28...|3D000|58...)$/;

/** The server is a standby, or was set to refuse changes. */
const READ_ONLY = "25006";

/** Of a database that is not there: nobody need come back at once. */
export const AWAY = { facts: { retry_after_seconds: "5" } };

/** SQLSTATEs of a server that goes or comes: it is not there yet, or no more. */
const LEAVING = /^57P0[123]$/;

/** No room for another page or file: PostgreSQL's disk, or our own. */
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
  // Whatever the reason, a socket that could not be opened carried nothing.
  return TRANSIENT.has(code) || syscall === "connect" || syscall === "getaddrinfo";
}

/** Interrupted by the server, which undid everything and said so; every other transient failure is a silence. */
const UNDONE = new Set(["40001", "40P01"]);

/** Whether the connection went away, so that nobody said what became of what was sent last. */
export function isLost(error: unknown): boolean {
  return isTransient(error) && !UNDONE.has(databaseError(error).code ?? "");
}

export function isReadOnly(error: unknown): boolean {
  return databaseError(error).code === READ_ONLY;
}

/** Whether the server itself said no: whatever its reason, it is there. */
export function answeredByServer(error: unknown): boolean {
  const { code = "", syscall } = databaseError(error);
  return syscall === undefined && /^[0-9A-Z]{5}$/.test(code) && !LEAVING.test(code);
}

/** What a refusal can say of the store alone: whatever was asked, the same may go through later. */
const OF_THE_STORE: ReadonlySet<RefusalCode> = new Set([
  "busy",
  "outcome_unknown",
  "read_only",
  "disk_full",
]);

/** Whether the store refused and not what was asked of it; long work tries the same again and gives nothing up. */
export function isOfTheStore(problem: unknown): boolean {
  return problem instanceof Refusal && OF_THE_STORE.has(problem.code);
}

/** The one place where a failure of the database becomes an answer, for pages and programs alike; anything unexpected passes unchanged. */
export function asRefusal(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  const { code = "", constraint_name: constraint = "" } = databaseError(error);
  const known = CONSTRAINTS[constraint] ?? GUARDS[code];
  if (known !== undefined) return new Refusal(known);
  if (isDiskFull(error)) {
    // Somebody has to make room, so this one refusal is told to the operator as well.
    log.error({ err: error }, "the disk is full");
    return new Refusal("disk_full");
  }
  if (code === READ_ONLY) return new Refusal("read_only", AWAY);
  if (isLost(error) || UNUSABLE.test(code)) return new Refusal("busy", AWAY);
  if (isTransient(error) || CANCELLED.has(code)) return new Refusal("busy");
  return error;
}
