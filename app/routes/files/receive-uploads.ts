/** Receives the files of a sent form: checks and stores each, and removes them again if the command refuses. */
import { createHash } from "node:crypto";
import { inspectFile } from "#app/domain/files/inspect-file.ts";
import { Refusal, refuse } from "#app/domain/kernel/refusal.ts";
import { securityLog } from "#app/domain/security/security-log.ts";
import { env } from "#app/env.server.ts";
import { discardBytes } from "#app/gateways/files/discard-bytes.ts";
import { fileStore, newStorageKey } from "#app/gateways/files/file-store.ts";
import { cleanUpload } from "#app/gateways/pictures/clean-upload.ts";
import type { ReceivedFile } from "#app/domain/files/received-file.ts";

/** The files of one form field, and their sender. */
export interface SentFiles {
  by: { id: string };
  files: readonly File[];
}

/**
 * Removes the metadata of pictures, stores the files and passes them to `work`. Deletes them when `work` fails, or when
 * it answers `{ replayed: true }`: the first call under this key has copies of its own.
 *
 *     withUploads({ by: actor, files: form.files("files") }, (files) => deliver(actor, { ...input, files }))
 *
 * Refuses `too_many_files`, `file_too_large`, `file_kind_refused`, `picture_unreadable`, `picture_too_large` and `busy`
 * before anything is stored.
 */
export async function withUploads<T>(
  sent: SentFiles,
  work: (uploads: ReceivedFile[]) => Promise<T>,
): Promise<T> {
  const uploads = await receiveUploads(sent);
  try {
    const outcome = await work(uploads);
    if (isReplay(outcome)) await discardBytes(keysOf(uploads));
    return outcome;
  } catch (problem) {
    await discardBytes(keysOf(uploads), problem);
    throw problem;
  }
}

/** The first half of `withUploads`, for doors that need it alone. The caller must discard files that no row refers to. */
export async function receiveUploads({ by, files }: SentFiles): Promise<ReceivedFile[]> {
  if (files.length > env.uploadMaxFiles)
    refuse("too_many_files", { facts: { max_files: `${env.uploadMaxFiles}` } });
  const looked = [];
  for (const file of files) looked.push(await lookAt(file, by.id));
  const store = fileStore();
  const uploads: ReceivedFile[] = [];
  try {
    for (const { bytes, small, ...upload } of looked) {
      const thumbnail = small === null ? null : { ...small.upload, bytes: small.bytes.byteLength };
      uploads.push({ ...upload, bytes: bytes.byteLength, thumbnail });
      await store.put(upload.storageKey, bytes);
      if (small !== null) await store.put(small.upload.storageKey, small.bytes);
    }
    return uploads;
  } catch (problem) {
    await discardBytes(keysOf(uploads), problem);
    throw problem;
  }
}

function keysOf(uploads: readonly ReceivedFile[]): string[] {
  return uploads.flatMap(({ storageKey, thumbnail }) =>
    thumbnail ? [storageKey, thumbnail.storageKey] : [storageKey],
  );
}

async function lookAt(file: File, senderId: string) {
  if (file.size > env.uploadMaxBytes)
    refuse("file_too_large", { facts: { max_bytes: `${env.uploadMaxBytes}` } });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { name, mediaType } = await inspectOrNote(file.name, bytes, senderId);
  const { bytes: kept, thumbnail } = await cleanUpload({ name, mediaType, bytes, senderId });
  const [sha256, keptSha256] = [sumOf(bytes), sumOf(kept)];
  const small = thumbnail === null ? null : asUpload(thumbnail);
  return { name, mediaType, sha256, keptSha256, bytes: kept, small, storageKey: newStorageKey() };
}

/** As `inspectFile`; a refused file leaves a line in the security log, with its sender and without its name. */
async function inspectOrNote(name: string, bytes: Uint8Array, account: string) {
  try {
    return await inspectFile(name, bytes);
  } catch (problem) {
    if (problem instanceof Refusal)
      securityLog("upload.refused", { account, reason: problem.code });
    throw problem;
  }
}

function asUpload(thumbnail: Uint8Array) {
  return {
    bytes: thumbnail,
    upload: { keptSha256: sumOf(thumbnail), storageKey: newStorageKey() },
  };
}

function sumOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function isReplay(outcome: unknown): boolean {
  return typeof outcome === "object" && outcome !== null && "replayed" in outcome
    ? outcome.replayed === true
    : false;
}
