/**
 * Adds the files that a release brings to a store: the demo's pictures, which lie in `db/seed/pictures` under their keys. A store that
 * shows them needs no copy of their bytes. They are read only.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isStorageKey } from "./local-files.ts";
import type { FileStore } from "./file-store.ts";

const FOLDER = "db/seed/pictures";

/** A key that the store knows comes from there. */
export function withBundled(store: FileStore, folder: string = FOLDER): FileStore {
  return {
    ...store,
    async get(key) {
      const stored = await store.get(key);
      if (stored !== null || !isStorageKey(key)) return stored;
      const bytes = await readFile(join(folder, key)).catch(() => null);
      if (bytes === null) return null;
      const stream = new Blob([bytes]).stream();
      return { stream, bytes: bytes.byteLength };
    },
  };
}
