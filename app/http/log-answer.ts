/** Writes one log line for each answer, from whichever door. */
import { log } from "#app/log.server.ts";

export interface Asked {
  id: string;
  method: string;
  /** As sent, without the query, which may hold text that a person typed. */
  path: string;
}

/** `started` is `performance.now()` when the request arrived. */
export function logAnswer({ id, method, path }: Asked, status: number, started: number): void {
  log.info({ id, method, path, status, ms: Math.ceil(performance.now() - started) });
}
