/** A file store in a local folder: files are complete or absent, and private to the server's user. */
import { createReadStream } from "node:fs";
import { link, mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import type { FileStore } from "./file-store.ts";

const KEY = /^[0-9a-f]{32}$/;

export function isStorageKey(text: string): boolean {
  return KEY.test(text);
}

/** Suffix of files being written; never listed. */
const UNFINISHED = ".part";

export function openLocalFiles(folder: string): FileStore {
  /** Path of a key; two-letter subfolders keep each folder small. Throws for anything but a storage key. */
  const pathOf = (key: string) => {
    if (!isStorageKey(key)) throw new Error("This is not a storage key.");
    return join(folder, key.slice(0, 2), key);
  };
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const unfinished = path + UNFINISHED;
      const file = await open(unfinished, "wx", 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
        // `link` never replaces an existing file; `rename` would.
        await link(unfinished, path);
      } finally {
        await file.close();
        await rm(unfinished, { force: true });
      }
    },
    async get(key) {
      const path = pathOf(key);
      const size = await sizeOf(path);
      if (size === null) return null;
      const stream = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
      return { stream, bytes: size };
    },
    async delete(key) {
      await rm(pathOf(key), { force: true });
    },
    olderThan: (moment) => listOlder(folder, moment),
  };
}

async function* listOlder(folder: string, moment: Date): AsyncGenerator<string> {
  for (const entry of await entriesOf(folder)) {
    for (const name of await entriesOf(join(folder, entry))) {
      const path = join(folder, entry, name);
      const old = await stat(path).then(
        (found) => found.mtime < moment,
        () => false,
      );
      if (!old) continue;
      if (isStorageKey(name)) yield name;
      else if (name.endsWith(UNFINISHED)) await rm(path, { force: true });
    }
  }
}

async function entriesOf(folder: string): Promise<string[]> {
  return readdir(folder).catch(absentAs<string[]>([]));
}

async function sizeOf(path: string): Promise<number | null> {
  return stat(path)
    .then(({ size }): number | null => size)
    .catch(absentAs<number | null>(null));
}

function absentAs<T>(instead: T): (problem: NodeJS.ErrnoException) => T {
  return (problem) => {
    if (problem.code === "ENOENT" || problem.code === "ENOTDIR") return instead;
    throw problem;
  };
}
