/** Makes password hashes cheap in a test file; no test measures how long they take. */
import { afterAll, beforeAll } from "vitest";
import { overrideEnv } from "#app/env.server.ts";
import type { Env } from "#app/env.server.ts";

/** Call at the top of a test file; other settings can be passed too. */
export function useQuickPasswords(settings: Partial<Env> = {}): void {
  let restore: (() => void) | undefined;
  beforeAll(() => {
    restore = overrideEnv({ passwordCost: 4, ...settings });
  });
  afterAll(() => restore?.());
}
