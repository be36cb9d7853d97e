/** The addresses of a person's picture, as answers of the API give them. */
import { z } from "zod";
import { world } from "#app/domain/kernel/world.ts";
import { picturePath } from "#app/domain/people/profile/picture-path.ts";
import { env } from "#app/env.server.ts";
import { id, model } from "./shapes.ts";

export const picture = model("Picture", {
  id: id("picture"),
  /** 96 × 96 pixels. */
  small: z.url(),
  /** 320 × 320 pixels. */
  large: z.url(),
})
  .nullable()
  .meta({
    description:
      "WebP, 96 and 320 pixels square. Null without a picture. The addresses need no token; those of the sandbox do.",
  });

export function pictureLinks(pictureId: string | null): z.input<typeof picture> {
  if (pictureId === null) return null;
  const address = (size: "small" | "large") =>
    env.publicOrigin +
    (world() === "live"
      ? picturePath(pictureId, size)
      : `/api/v1/pictures/${pictureId}?size=${size}`);
  return { id: pictureId, small: address("small"), large: address("large") };
}
