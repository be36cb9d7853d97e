/** What every door does to change a person's picture: drawing and storing it, the command, and deleting the bytes it replaced. */
import { createHash } from "node:crypto";
import { removePicture, takeDownPicture } from "#app/domain/people/profile/remove-picture.ts";
import { savePicture } from "#app/domain/people/profile/save-picture.ts";
import { countTry } from "#app/domain/security/attempts.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { env } from "#app/env.server.ts";
import { discardBytes } from "#app/gateways/files/discard-bytes.ts";
import { fileStore, newStorageKey } from "#app/gateways/files/file-store.ts";
import { drawPortrait } from "#app/gateways/pictures/draw-portrait.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import type { Crop } from "#app/domain/files/profile-picture.ts";
import type { Decision, DecisionInput } from "#app/domain/people/decide.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

/** Refuses `picture_missing`, `too_many_files`, `file_too_large`, `too_many_attempts`, and as `drawPortrait` does. */
export async function changePicture(
  actor: UserActor,
  sent: { files: readonly File[]; crop: Crop; key: string },
): Promise<Outcome<{ pictureId: string }>> {
  const { crop, key } = sent;
  const [file, ...more] = sent.files;
  if (file === undefined) return refuse("picture_missing", { field: "picture" });
  if (more.length > 0) refuse("too_many_files", { facts: { max_files: "1" } });
  if (file.size > env.uploadMaxBytes)
    refuse("file_too_large", {
      field: "picture",
      facts: { max_bytes: `${env.uploadMaxBytes}` },
    });
  await countTry("profile_picture", actor.id);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const { small, large } = await drawPortrait({ bytes, crop, senderId: actor.id });
  const [smallKey, largeKey] = [newStorageKey(), newStorageKey()];
  const store = fileStore();
  try {
    await store.put(smallKey, small);
    await store.put(largeKey, large);
    const outcome = await savePicture(actor, { sha256, crop, key, smallKey, largeKey });
    // The first call under this key stored its own copies.
    await discardBytes(outcome.replayed ? [smallKey, largeKey] : outcome.answer.goneKeys);
    return outcome;
  } catch (problem) {
    await discardBytes([smallKey, largeKey], problem);
    throw problem;
  }
}

/** Removes the actor's own picture. */
export async function dropOwnPicture(
  actor: UserActor,
  input: { key: string },
): Promise<Outcome<{ userId: string }>> {
  const outcome = await removePicture(actor, input);
  await discardBytes(outcome.answer.goneKeys);
  return outcome;
}

/** Removes another person's picture, by staff. */
export async function takePictureDown(
  actor: UserActor,
  input: DecisionInput,
): Promise<Outcome<Decision>> {
  const outcome = await takeDownPicture(actor, input);
  await discardBytes(outcome.answer.goneKeys);
  return outcome;
}
