/** Gives a test file the process as the first one found it. Files that share a process load the product once. */
import { afterAll } from "vitest";
import { childEnvironment, overrideEnv } from "#app/env.server.ts";
import { setClock } from "#app/domain/kernel/clock.ts";
import { closeStore } from "#app/domain/store/store.ts";

const restoreSettings = overrideEnv({});
const before = childEnvironment({});

afterAll(async () => {
  await closeStore();
  restoreSettings();
  setClock({ now: () => Temporal.Now.instant() })();
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
});
