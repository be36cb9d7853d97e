/** The port to wherever the bytes of uploads lie. Keys are ours and random; a store never sees a person's file name. */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { world } from "#app/domain/kernel/world.ts";
import { env } from "#app/env.server.ts";
import { openLocalFiles } from "./local-files.ts";

export interface StoredFile {
  /** Read once; cancelling it releases the file. */
  stream: ReadableStream<Uint8Array>;
  bytes: number;
}

/** Everything here has a counterpart in S3 (PutObject with If-None-Match, GetObject, DeleteObject, ListObjectsV2). */
export interface FileStore {
  /** Returns when the bytes are safe. Never replaces: an existing key is an error. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Null when there is nothing under the key. */
  get(key: string): Promise<StoredFile | null>;
  /** Does nothing when there is nothing. */
  delete(key: string): Promise<void>;
  /** Every key stored before a moment, in no particular order; for finding what nobody refers to. */
  olderThan(moment: Date): AsyncIterable<string>;
}

/** 128 random bits: cannot be guessed, and says nothing about whose it is. */
export function newStorageKey(): string {
  return randomBytes(16).toString("hex");
}

/** The store of this world: a folder beside the database, readable by its owner only. */
export function fileStore(): FileStore {
  return openLocalFiles(join(env.dataDir, world() === "live" ? "files" : "sandbox-files"));
}
