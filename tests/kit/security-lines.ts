/** Collects the lines of the security log while a test file runs; in tests the log itself is silent. */
import { afterAll, beforeAll } from "vitest";
import { securityLogger } from "#app/log.server.ts";
import type { SecurityEvent } from "#app/domain/security/security-events.ts";

export type SecurityLine = { security: SecurityEvent } & Record<string, unknown>;

export interface SecurityLines {
  /** The lines since the last call. */
  taken(): SecurityLine[];
  /** All lines of the file so far. */
  all(): readonly SecurityLine[];
}

/** Call at the top of a test file. */
export function useSecurityLines(): SecurityLines {
  const lines: SecurityLine[] = [];
  let seen = 0;
  const { info } = securityLogger;
  beforeAll(() => {
    securityLogger.info = (line: unknown) => void lines.push(line as SecurityLine);
  });
  afterAll(() => {
    securityLogger.info = info;
  });
  return {
    taken() {
      const fresh = lines.slice(seen);
      seen = lines.length;
      return fresh;
    },
    all: () => lines,
  };
}
