/** The security log: one JSON line for each event of an account's security. No secrets, no e-mail addresses. */
import { log } from "#app/log.server.ts";

export interface SecurityFacts {
  /** The id of the account that the event is about. */
  account?: string | undefined;
  place?: string | undefined;
  /** A code such as `wrong`, never a sentence. */
  reason?: string | undefined;
  [more: string]: string | number | undefined;
}

export function securityLog(event: string, facts: SecurityFacts): void {
  log.info({ security: event, ...facts });
}
