/** Decides which requests may have changed a public page. A request counts as a change unless it is known to change none. */
import { API_PATH, isSafe } from "#app/http/same-origin.ts";

/**
 * Requests about everyday money and about drafts, which no public page shows. Without this list every accepted task, and every
 * automatic save of a gig that is being written, would empty the cache.
 */
const UNSEEN =
  /^(selling\/gigs\/(new|\w+\/(?!pictures)\w+)|my\/gigs\/\w+\/draft$|gigs\/\w+\/(order|quote|save)|saved|tasks|orders|reviews\/\w+\/report|batches|wallet|notices|disputes|hooks|sandbox|sign-in|sign-out|sign-up|suspended|stop-withdrawal|webhooks|block|me\/blocks|settings\/(tokens|webhooks|blocked))(\/|$)/;

export function mayHaveChanged(method: string, path: string, status: number): boolean {
  if (isSafe(method) || status >= 400) return false;
  const rest = path.startsWith(API_PATH) ? path.slice(API_PATH.length) : path.slice(1);
  return !UNSEEN.test(rest);
}
