/** The world (marketplace) that work is for: *live*, or *sandbox* with pretend money. Carried by `AsyncLocalStorage`. */
import { AsyncLocalStorage } from "node:async_hooks";
import { env } from "#app/env.server.ts";

export const WORLDS = ["live", "sandbox"] as const;
export type World = (typeof WORLDS)[number];

const current = new AsyncLocalStorage<World>();

/** The current world; live unless a caller used `inWorld`. */
export function world(): World {
  return current.getStore() ?? "live";
}

/** Runs `work` and everything it awaits in the world `which`; concurrent work keeps its own world. */
export function inWorld<T>(which: World, work: () => T): T {
  return current.run(which, work);
}

/** Database address of a world. Throws without a sandbox; doors refuse `sandbox_off` before this is called. */
export function databaseOf(which: World): string {
  if (which === "live") return env.databaseUrl;
  if (env.sandboxDatabaseUrl === undefined) throw new Error("There is no sandbox here.");
  return env.sandboxDatabaseUrl;
}

/** Process state with one instance per world, created at first use in that world. */
export function perWorld<T>(make: (which: World) => T): () => T {
  const kept = new Map<World, T>();
  return () => {
    const which = world();
    const made = kept.get(which) ?? make(which);
    kept.set(which, made);
    return made;
  };
}
