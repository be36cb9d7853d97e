/** Reads a stored file whole, for steps that need all of it at once. */
import { fileStore } from "./file-store.ts";

/** Null when the store has no such file. */
export async function storedBytes(key: string): Promise<Uint8Array | null> {
  const stored = await fileStore().get(key);
  return stored === null ? null : new Uint8Array(await new Response(stored.stream).arrayBuffer());
}
