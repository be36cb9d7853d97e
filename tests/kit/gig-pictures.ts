/** Gigs with pictures for tests: real sizes need a drawing process, made-up ones only rows. */
import { createHash } from "node:crypto";
import { addGigPicture } from "#app/domain/catalog/pictures/add-gig-picture.ts";
import { publishGig } from "#app/domain/catalog/move-gig.ts";
import { createGig } from "#app/domain/catalog/save-gig.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { finishShown } from "#app/domain/files/shown/finish-shown.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { newStorageKey } from "#app/gateways/files/file-store.ts";
import { sampleContent } from "#tests/domain/catalog/sample-content.ts";

export async function publishedGig(freelancer: UserActor): Promise<string> {
  const { answer } = await createGig(freelancer, { key: newFormKey(), content: sampleContent() });
  await publishGig(freelancer, { key: newFormKey(), ...answer });
  return answer.id;
}

/** What a door would hand over; nothing is stored. */
export function sentPicture(gigId: string, alt: string) {
  const sha256 = createHash("sha256").update(alt).digest("hex");
  return { gigId, alt, sha256, sourceKey: newStorageKey() };
}

/** A picture that waits for its sizes. */
export async function waitingPicture(who: UserActor, gigId: string, alt: string): Promise<string> {
  const { answer } = await addGigPicture(who, { ...sentPicture(gigId, alt), key: newFormKey() });
  return answer.pictureId;
}

const FORMATS = ["avif", "webp", "jpeg"] as const;

/** Rows of the three sizes, as the worker writes them; their bytes are nowhere. */
export function sizes(hash?: string) {
  const files = [320, 720, 1440].flatMap((width) =>
    FORMATS.map((format) => ({
      width,
      height: (width * 2) / 3,
      format,
      bytes: 100,
      hash: hash ?? newStorageKey().slice(0, 16),
      key: newStorageKey(),
    })),
  );
  return { width: 1440, height: 960, colour: "#8c4417", files };
}

/** A picture with made-up sizes. */
export async function readyPicture(
  who: UserActor,
  gigId: string,
  alt: string,
  made = sizes(),
): Promise<string> {
  const id = await waitingPicture(who, gigId, alt);
  await finishShown(id, made);
  return id;
}
