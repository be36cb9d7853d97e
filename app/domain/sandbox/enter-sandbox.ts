/** Enters the sandbox for requests without a token: the pretend card processor's page, and the pretend providers' messages. */
import { env } from "#app/env.server.ts";
import { anySandboxToken } from "#app/domain/security/api-tokens.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { inWorld } from "#app/domain/kernel/world.ts";
import type { World } from "#app/domain/kernel/world.ts";

/** Whether a sandbox is set up and has a token; its database exists and is up to date then. */
export async function hasSandbox(): Promise<boolean> {
  return env.sandboxDatabaseUrl !== undefined && (await anySandboxToken());
}

/** Runs `work` in the world `which`. Refuses `not_found` for a sandbox that is not in use. */
export async function enter<T>(which: World, work: () => Promise<T>): Promise<T> {
  if (which === "sandbox" && !(await hasSandbox())) refuse("not_found");
  return inWorld(which, work);
}
