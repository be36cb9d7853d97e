/** Gives a person the picture that others see beside their name. */
import { command } from "#app/domain/commands/command.ts";
import { dropPicture, keepPicture } from "#app/domain/files/stored-pictures.ts";
import { lockPerson } from "#app/domain/people/lock-person.ts";
import type { Crop } from "#app/domain/files/profile-picture.ts";
import type { PictureKeys } from "#app/domain/files/stored-pictures.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

export interface SavedPicture {
  pictureId: string;
  /** Keys of the picture it replaced; the door deletes their bytes. */
  goneKeys: string[];
}

/** The door has drawn and stored both sizes. `sha256` is that of the file as it was sent, so that the same form counts as the same. */
export async function savePicture(
  actor: UserActor,
  input: PictureKeys & { sha256: string; crop: Crop; key: string },
): Promise<Outcome<SavedPicture>> {
  const { sha256, crop, key, smallKey, largeKey } = input;
  const spec = { name: "people.save_picture" as const, actor, key, input: { sha256, crop } };
  return command(spec, async (tx) => {
    await lockPerson(tx, actor.id);
    const goneKeys = await dropPicture(tx, actor.id);
    const pictureId = await keepPicture(tx, actor.id, { smallKey, largeKey });
    return { pictureId, goneKeys };
  });
}
