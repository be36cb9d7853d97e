/** Port to the store of uploaded bytes. Storage keys are random; the store never sees a person's file name. */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { world } from "#app/domain/kernel/world.ts";
import { env } from "#app/env.server.ts";
import { withBundled } from "./bundled-files.ts";
import { openLocalFiles } from "./local-files.ts";

export interface StoredFile {
  /** Can be read once; cancelling it closes the file. */
  stream: ReadableStream<Uint8Array>;
  bytes: number;
}

/** Each method has a counterpart in S3 (PutObject with If-None-Match, GetObject, DeleteObject, ListObjectsV2). */
export interface FileStore {
  /** Resolves when the bytes are on disk. Rejects for an existing key. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Null for an unknown key. */
  get(key: string): Promise<StoredFile | null>;
  /** Does nothing for an unknown key. */
  delete(key: string): Promise<void>;
  /** Every key stored before `moment`, unordered; used to find unreferenced files. */
  olderThan(moment: Date): AsyncIterable<string>;
}

/** 128 random bits: unguessable, and independent of the owner. */
export function newStorageKey(): string {
  return randomBytes(16).toString("hex");
}

/** This world's store: a folder beside the database, readable by its owner only, and behind it what the release brings. */
export function fileStore(): FileStore {
  const folder = join(env.dataDir, world() === "live" ? "files" : "sandbox-files");
  return withBundled(openLocalFiles(folder));
}
