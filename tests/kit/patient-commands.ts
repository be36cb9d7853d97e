/** Time for commands on a busy machine: what is proved is that each is carried out once, never how fast. */
import { afterAll } from "vitest";
import { overrideEnv } from "#app/env.server.ts";

export const PATIENCE_MS = 60_000;

/** Call at the top of a test file, before anything connects: connections keep the limits they were opened with. */
export function patientCommands(): void {
  afterAll(overrideEnv({ commandLimitMs: PATIENCE_MS }));
}
