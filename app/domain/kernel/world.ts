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

const job = new AsyncLocalStorage<boolean>();

/** Whether the worker's jobs or people wait for the current work; people, unless a caller used `asJob`. */
function isJob(): boolean {
  return job.getStore() ?? false;
}

/** Runs `work` and everything it awaits as a job (or not), with the connections of jobs. */
export function asJob<T>(work: () => T, whether = true): T {
  return job.run(whether, work);
}

/** Process state with one instance per world, created at first use in that world. */
export function perWorld<T>(make: (which: World) => T): () => T {
  return perKey(world, make);
}

/**
 * Process state with one instance per world for people, and one for jobs. Long jobs of a worker in the same process as the
 * pages would otherwise take the last connection from people.
 */
export function perWorldAndUse<T>(make: (which: World) => T): () => T {
  return perKey(
    () => `${world()} ${isJob()}`,
    () => make(world()),
  );
}

function perKey<K, T>(keyOf: () => K, make: (key: K) => T): () => T {
  const instances = new Map<K, T>();
  return () => {
    const key = keyOf();
    const made = instances.get(key) ?? make(key);
    instances.set(key, made);
    return made;
  };
}
