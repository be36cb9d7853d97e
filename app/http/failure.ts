/** The one answer to a failed request at every door: what the client is told, when to come back, and what goes to the log. */
import { asRefusal } from "#app/domain/store/database-refusals.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { noteDenied } from "./note-denied.ts";
import { log } from "#app/log.server.ts";

/** For refusals that do not say themselves when to come back. */
const BUSY_SECONDS = "1";

/** The value of `Retry-After`; undefined where trying again does not help. */
export function retryAfter({ status, facts }: Refusal): string | undefined {
  return facts["retry_after_seconds"] ?? (status === 503 ? BUSY_SECONDS : undefined);
}

/**
 * The refusal to answer with. A database that is away, busy or read-only has a refusal of its own. Any other
 * problem is unexpected: its reason goes only to the log, under the request's id.
 */
export function answerTo(problem: unknown, asked: { id: string; path: string }): Refusal {
  if (problem instanceof Refusal) {
    noteDenied(problem);
    return problem;
  }
  const refusal = asRefusal(problem);
  if (refusal instanceof Refusal) {
    log.warn({ ...asked, code: refusal.code, err: problem }, "refused");
    return refusal;
  }
  log.error({ ...asked, err: problem }, "unexpected");
  return new Refusal("unexpected");
}
