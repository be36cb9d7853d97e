/** The way into the sandbox for whoever comes without a token: its pretend processor's page, and the messages it sends. */
import { env } from "#app/env.server.ts";
import { anySandboxToken } from "#app/domain/security/api-tokens.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { inWorld } from "#app/domain/kernel/world.ts";
import type { World } from "#app/domain/kernel/world.ts";

/** Whether there is a sandbox that somebody uses: its database is there and up to date then. */
export async function hasSandbox(): Promise<boolean> {
  return env.sandboxDatabaseUrl !== undefined && (await anySandboxToken());
}

/** Does `work` in the world it is about. Refuses `not_found` while nobody uses a sandbox. */
export async function enter<T>(which: World, work: () => Promise<T>): Promise<T> {
  if (which === "sandbox" && !(await hasSandbox())) refuse("not_found");
  return inWorld(which, work);
}
