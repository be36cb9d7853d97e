/** The public address of a person's picture. Pure: pages and the API's answers write it. */
import type { PictureSize } from "./read-picture.ts";

/** Below the site's origin. The id is the picture's, so the address never shows another one. */
export function picturePath(pictureId: string, size: PictureSize): string {
  return `/pictures/${pictureId}/${size}.webp`;
}
