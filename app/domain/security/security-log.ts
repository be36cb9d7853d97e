/** The security log: one line of JSON for each event, always on. No secrets, and no e-mail addresses in clear. */
import { log } from "#app/log.server.ts";

export interface SecurityFacts {
  /** The account it is about, by its id. */
  account?: string;
  /** The network place, as `placeOf` writes it. */
  place?: string;
  /** Why it was refused, or what led to it. */
  reason?: string;
  /** Ids of the things it is about. */
  [more: string]: string | number | boolean | undefined;
}

/** `event` is a name like `sign_in` or `sign_in.failed`. */
export function securityLog(event: string, facts: SecurityFacts = {}): void {
  log.warn({ security: event, ...facts }, event);
}
