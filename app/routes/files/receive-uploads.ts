/** Takes the files of a sent form in at the door: looks at each, stores it, and takes it out again if the command says no. */
import { createHash } from "node:crypto";
import { inspectFile } from "#app/domain/files/inspect-file.ts";
import { stripPicture } from "#app/domain/files/strip-picture.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { env } from "#app/env.server.ts";
import { fileStore, newStorageKey } from "#app/gateways/files/file-store.ts";
import { log } from "#app/log.server.ts";
import type { ReceivedFile } from "#app/domain/files/received-file.ts";

/** The files of one form field, and who sent them. */
export interface SentFiles {
  by: { id: string };
  files: readonly File[];
}

/**
 * Takes the metadata out of pictures, stores the files, gives them to `work`, and removes them again when `work` fails
 * or answers that it was a replay of an earlier sending (`{ replayed: true }`), which has its own copies.
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
    if (isReplay(outcome)) await discardUploads(uploads);
    return outcome;
  } catch (problem) {
    await discardUploads(uploads);
    throw problem;
  }
}

/** The first half of `withUploads`, for doors that need it apart. Whoever calls it discards what is not attached. */
export async function receiveUploads({ by, files }: SentFiles): Promise<ReceivedFile[]> {
  if (files.length > env.uploadMaxFiles)
    refuse("too_many_files", { facts: { max_files: `${env.uploadMaxFiles}` } });
  const looked = [];
  for (const file of files) looked.push(await lookAt(file, by.id));
  const store = fileStore();
  const uploads: ReceivedFile[] = [];
  try {
    for (const { bytes, ...upload } of looked) {
      await store.put(upload.storageKey, bytes);
      uploads.push({ ...upload, bytes: bytes.byteLength });
    }
    return uploads;
  } catch (problem) {
    await discardUploads(uploads);
    throw problem;
  }
}

/** Removes stored bytes that nothing refers to. What cannot be removed now is swept up within a day. */
async function discardUploads(uploads: readonly ReceivedFile[]): Promise<void> {
  const store = fileStore();
  const results = await Promise.allSettled(
    uploads.map(({ storageKey }) => store.delete(storageKey)),
  );
  for (const result of results)
    if (result.status === "rejected") log.warn({ err: result.reason }, "upload not removed");
}

async function lookAt(file: File, senderId: string) {
  if (file.size > env.uploadMaxBytes)
    refuse("file_too_large", { facts: { max_bytes: `${env.uploadMaxBytes}` } });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { name, mediaType } = await inspectFile(file.name, bytes);
  const kept = await stripPicture({ name, mediaType, bytes, senderId });
  const [sha256, keptSha256] = [sumOf(bytes), sumOf(kept)];
  return { name, mediaType, sha256, keptSha256, bytes: kept, storageKey: newStorageKey() };
}

function sumOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function isReplay(outcome: unknown): boolean {
  return typeof outcome === "object" && outcome !== null && "replayed" in outcome
    ? outcome.replayed === true
    : false;
}
