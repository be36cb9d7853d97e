/** The security log: one JSON line for each security event, with ids and codes and no secret. */
import { log } from "#app/log.server.ts";

export interface SecurityFacts {
  /** The id of the account that the event is about. */
  account?: string | undefined;
  /** The client's address. */
  place?: string | undefined;
  /** A code, never a sentence. */
  reason?: string | undefined;
}

export function securityLog(event: string, facts: SecurityFacts): void {
  log.warn({ security: event, ...facts });
}
