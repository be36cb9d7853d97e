/** Which books a piece of work is about: the live marketplace's, or the sandbox's, where all money is pretend. */
import { AsyncLocalStorage } from "node:async_hooks";
import { env } from "#app/env.server.ts";

export const WORLDS = ["live", "sandbox"] as const;
export type World = (typeof WORLDS)[number];

const current = new AsyncLocalStorage<World>();

/** Live unless somebody further up said otherwise. */
export function world(): World {
  return current.getStore() ?? "live";
}

/** Does all of `work`, whatever it awaits, over the books of `which`; what runs beside it is not touched. */
export function inWorld<T>(which: World, work: () => T): T {
  return current.run(which, work);
}

/** Where the books of `which` are. Nobody gets here without a sandbox: the door refuses `sandbox_off` first. */
export function databaseOf(which: World): string {
  if (which === "live") return env.databaseUrl;
  if (env.sandboxDatabaseUrl === undefined) throw new Error("There is no sandbox here.");
  return env.sandboxDatabaseUrl;
}

/** State of this process of which each world has its own: made at first use, found by whoever asks in that world. */
export function perWorld<T>(make: (which: World) => T): () => T {
  const kept = new Map<World, T>();
  return () => {
    const which = world();
    const made = kept.get(which) ?? make(which);
    kept.set(which, made);
    return made;
  };
}
