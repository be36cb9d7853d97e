/** What every door does to change a gig's pictures: storing what was sent, the command, and deleting bytes that no row names. */
import { createHash } from "node:crypto";
import { fileTypeFromBuffer } from "file-type";
import { addGigPicture } from "#app/domain/catalog/pictures/add-gig-picture.ts";
import { removeGigPicture } from "#app/domain/catalog/pictures/arrange-pictures.ts";
import type { PictureOf } from "#app/domain/catalog/pictures/arrange-pictures.ts";
import { altText } from "#app/domain/catalog/pictures/picture-rules.ts";
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
  if (file.size > env.uploadMaxBytes)
    refuse("file_too_large", { field: "picture", facts: { max_bytes: `${env.uploadMaxBytes}` } });
  return file;
}

async function requirePicture(bytes: Uint8Array, account: string): Promise<void> {
  const seen = await fileTypeFromBuffer(bytes);
  if (seen !== undefined && TAKEN.has(seen.mime)) return;
  securityLog("upload.refused", { account, reason: "picture_unreadable" });
  refuse("picture_unreadable", {
    field: "picture",
    sentence: "We cannot open this file as a picture. Choose a JPEG, PNG, WebP, GIF or AVIF.",
  });
}
