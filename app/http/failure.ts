/** The one answer to a failed request at every door: what may be said of it, when to come back, and what the log keeps. */
import { asRefusal } from "#app/domain/store/database-refusals.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { log } from "#app/log.server.ts";

/** Of a refusal that does not say when to come back itself. */
const BUSY_SECONDS = "1";

/** What `Retry-After` says; undefined where coming back changes nothing. */
export function retryAfter({ status, facts }: Refusal): string | undefined {
  return facts["retry_after_seconds"] ?? (status === 503 ? BUSY_SECONDS : undefined);
}

/**
 * The refusal to answer with. A database that is away, busy or read-only is one with a name; anything else nobody foresaw, and
 * only the log hears the reason, under the request's id.
 */
export function answerTo(problem: unknown, asked: { id: string; path: string }): Refusal {
  if (problem instanceof Refusal) return problem;
  const refusal = asRefusal(problem);
  if (refusal instanceof Refusal) {
    log.warn({ ...asked, code: refusal.code, err: problem }, "refused");
    return refusal;
  }
  log.error({ ...asked, err: problem }, "unexpected");
  return new Refusal("unexpected");
}
