/** Gives commands more time on a busy machine: the tests prove that each is carried out once, not how fast. */
import { afterAll } from "vitest";
import { overrideEnv } from "#app/env.server.ts";

export const PATIENCE_MS = 60_000;

/** Call at the top of a test file, before anything connects: connections keep the limits they were opened with. */
export function patientCommands(): void {
  afterAll(overrideEnv({ commandLimitMs: PATIENCE_MS }));
}
