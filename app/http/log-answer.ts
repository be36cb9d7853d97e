/** The line that the log keeps of each answer, whichever door gave it. */
import { log } from "#app/log.server.ts";

export interface Asked {
  id: string;
  method: string;
  /** As it was sent, without the query, which may hold what a person typed. */
  path: string;
}

/** `started` is the moment of `performance.now()` when the request came. */
export function logAnswer({ id, method, path }: Asked, status: number, started: number): void {
  log.info({ id, method, path, status, ms: Math.ceil(performance.now() - started) });
}
