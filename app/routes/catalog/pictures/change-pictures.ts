/** What every door does to change a gig's pictures: storing what was sent, the command, and deleting bytes that no row names. */
import { createHash } from "node:crypto";
import { fileTypeFromBuffer } from "file-type";
import { addGigPicture, addGigPictures } from "#app/domain/catalog/pictures/add-gig-picture.ts";
import { removeGigPicture } from "#app/domain/catalog/pictures/arrange-pictures.ts";
import { takeDownGigPicture } from "#app/domain/catalog/pictures/take-down-picture.ts";
import type { PictureOf } from "#app/domain/catalog/pictures/arrange-pictures.ts";
import { altText, PICTURES_PER_GIG } from "#app/domain/catalog/pictures/picture-rules.ts";
import { countTry } from "#app/domain/security/attempts.ts";
import { securityLog } from "#app/domain/security/security-log.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { env } from "#app/env.server.ts";
import { fileStore, newStorageKey } from "#app/gateways/files/file-store.ts";
import { discardBytes } from "#app/gateways/files/discard-bytes.ts";

/** Judged by the first bytes; the name and its ending do not count. */
const TAKEN: ReadonlySet<string> = new Set([
  "image/png",
  "image/apng",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "image/avif",
]);

/**
 * Stores the one file as it is; its sizes are made by the worker, in a process apart. Refuses `picture_missing`, `too_many_files`,
 * `file_too_large`, `picture_unreadable`, `too_many_attempts`, and as `addGigPicture` does.
 */
export async function sendPicture(
  actor: UserActor,
  sent: { files: readonly File[]; alt: string; gigId: string; key: string },
): Promise<Outcome<{ pictureId: string }>> {
  const { gigId, alt, key } = sent;
  const file = onlyFile(sent.files);
  altText(alt);
  await countTry("gig_picture", actor.id);
  const bytes = new Uint8Array(await file.arrayBuffer());
  await requirePicture(bytes, actor.id);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const sourceKey = newStorageKey();
  try {
    await fileStore().put(sourceKey, bytes);
    const outcome = await addGigPicture(actor, { key, gigId, alt, sha256, sourceKey });
    // The first call under this key stored its own copy.
    if (outcome.replayed) await discardBytes([sourceKey]);
    return outcome;
  } catch (problem) {
    await discardBytes([sourceKey], problem);
    throw problem;
  }
}

/**
 * The same for all files of a form, which are added together or not at all; one file is sent as `sendPicture` does. Answers how many
 * were added. A refusal about a file names it.
 */
export async function sendPictures(
  actor: UserActor,
  sent: { files: readonly File[]; alt: string; gigId: string; key: string },
): Promise<number> {
  const { files, alt, gigId, key } = sent;
  if (files.length < 2) {
    await sendPicture(actor, sent);
    return 1;
  }
  altText(alt);
  if (files.length > PICTURES_PER_GIG)
    refuse("too_many_files", { field: "picture", facts: { max_files: `${PICTURES_PER_GIG}` } });
  const read = [];
  for (const file of files) {
    await countTry("gig_picture", actor.id);
    requireSize(file);
    const bytes = new Uint8Array(await file.arrayBuffer());
    await requirePicture(bytes, actor.id, file.name);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    read.push({ bytes, sha256, sourceKey: newStorageKey() });
  }
  const keys = read.map(({ sourceKey }) => sourceKey);
  try {
    for (const { bytes, sourceKey } of read) await fileStore().put(sourceKey, bytes);
    const pictures = read.map(({ sha256, sourceKey }) => ({ sha256, sourceKey }));
    const { replayed } = await addGigPictures(actor, { key, gigId, alt, pictures });
    if (replayed) await discardBytes(keys);
    return files.length;
  } catch (problem) {
    await discardBytes(keys, problem);
    throw problem;
  }
}

/** Staff remove it, with all of its sizes. */
export async function takeDownPictureOf(
  actor: UserActor,
  input: Parameters<typeof takeDownGigPicture>[1],
): Promise<Outcome<{ pictureId: string }>> {
  const { answer, replayed } = await takeDownGigPicture(actor, input);
  await discardBytes(answer.goneKeys);
  return { answer: { pictureId: answer.pictureId }, replayed };
}

/** Removes the picture and all of its sizes. */
export async function dropPictureOf(
  actor: UserActor,
  input: PictureOf,
): Promise<Outcome<{ pictureId: string }>> {
  const { answer, replayed } = await removeGigPicture(actor, input);
  await discardBytes(answer.goneKeys);
  return { answer: { pictureId: answer.pictureId }, replayed };
}

function onlyFile(files: readonly File[]): File {
  const [file, ...more] = files;
  if (file === undefined) return refuse("picture_missing", { field: "picture" });
  if (more.length > 0) refuse("too_many_files", { facts: { max_files: "1" } });
  requireSize(file);
  return file;
}

function requireSize({ size }: File): void {
  if (size > env.uploadMaxBytes)
    refuse("file_too_large", { field: "picture", facts: { max_bytes: `${env.uploadMaxBytes}` } });
}

/** `name`: of one file among several, for the sentence. */
async function requirePicture(bytes: Uint8Array, account: string, name?: string): Promise<void> {
  const seen = await fileTypeFromBuffer(bytes);
  if (seen !== undefined && TAKEN.has(seen.mime)) return;
  securityLog("upload.refused", { account, reason: "picture_unreadable" });
  refuse("picture_unreadable", {
    field: "picture",
    sentence: `We cannot open ${name === undefined ? "this file" : `“${name}”`} as a picture. Choose a JPEG, PNG, WebP, GIF or AVIF.`,
  });
}
