/** Which requests may have changed a public page. Whatever is not known to leave them alone counts as a change. */
import { API_PATH, isSafe } from "#app/http/same-origin.ts";

/** The everyday money: none of it is shown to the public. Without this list every accepted task would empty what is cached. */
const UNSEEN =
  /^(gigs\/\w+\/(order|quote)|tasks|orders|batches|wallet|notices|disputes|hooks|sandbox|sign-in|sign-out|sign-up|suspended|stop-withdrawal|webhooks|settings\/(tokens|webhooks))(\/|$)/;

export function mayHaveChanged(method: string, path: string, status: number): boolean {
  if (isSafe(method) || status >= 400) return false;
  const rest = path.startsWith(API_PATH) ? path.slice(API_PATH.length) : path.slice(1);
  return !UNSEEN.test(rest);
}
