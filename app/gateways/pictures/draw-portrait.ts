/** A person's picture: a square part of what was sent, encoded anew in two sizes by the process apart, so that nothing else of the file is left. */
import { fileTypeFromBuffer } from "file-type";
import { DRAWN_KINDS, LEAST_SIDE, PICTURE_SIZES } from "#app/domain/files/profile-picture.ts";
import type { Crop } from "#app/domain/files/profile-picture.ts";
import { inTurn } from "#app/domain/files/picture-turns.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { askDrawing } from "./ask-drawing.ts";
import { FILES, LIMITS, tooMuch } from "./drawing.ts";
import type { Reason } from "./drawing.ts";

export interface DrawnPortrait {
  small: Uint8Array;
  large: Uint8Array;
}

/**
 * Upright, cropped, in sRGB on white; of a moving picture the first frame. Place, camera and bytes after the end are gone. Refuses
 * `picture_unreadable`, `picture_too_large`, `picture_too_small` and `busy`. Takes a moment: never call it inside a transaction.
 */
export async function drawPortrait(sent: {
  bytes: Uint8Array;
  crop: Crop;
  senderId: string;
}): Promise<DrawnPortrait> {
  const { bytes, crop, senderId } = sent;
  const seen = await fileTypeFromBuffer(bytes);
  if (seen === undefined || !DRAWN_KINDS.has(seen.mime)) return refuseFor("unreadable");
  const wish = { crop, ...PICTURE_SIZES, least: LEAST_SIDE };
  const drawn = await inTurn(senderId, () =>
    askDrawing(bytes, { kind: "portrait", ...LIMITS, ...wish }, FILES),
  );
  if (!drawn.drawn) return refuseFor(drawn.reason);
  const [small, large] = drawn.files.map(({ content }) => content);
  if (small === undefined || large === undefined) throw new Error("A size is missing.");
  return { small, large };
}

function refuseFor(reason: Reason): never {
  if (reason === "small" || reason === "narrow") refuse("picture_too_small", { field: "picture" });
  if (reason === "unreadable")
    refuse("picture_unreadable", {
      field: "picture",
      sentence: "We cannot open this file as a picture. Choose a JPEG, PNG, WebP, GIF or AVIF.",
    });
  refuse("picture_too_large", {
    field: "picture",
    sentence: `This picture ${tooMuch(reason)}. Make it smaller and choose it again.`,
    facts: { max_pixels: `${LIMITS.pixels}` },
  });
}
