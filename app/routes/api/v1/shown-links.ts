/** The addresses of a picture that everybody sees, as answers of the API give them. */
import { z } from "zod";
import { shownName, shownPath } from "#app/domain/files/shown/shown-picture.ts";
import type { ShownFile, ShownPicture } from "#app/domain/files/shown/shown-picture.ts";
import { world } from "#app/domain/kernel/world.ts";
import { env } from "#app/env.server.ts";
import { count, id, model } from "./shapes.ts";

export const shownPicture = model("ShownPicture", {
  id: id("shownPicture"),
  alt: z.string().meta({ description: "What it shows, in words." }),
  width: count,
  height: count,
  colour: z.string().meta({ description: "The colour most of it has, as `#rrggbb`." }),
  files: z
    .array(
      z.object({
        width: count,
        height: count,
        format: z.enum(["avif", "webp", "jpeg"]),
        bytes: count,
        url: z.url(),
      }),
    )
    .meta({
      description:
        "Up to 320, 720 and 1440 pixels wide, each in three formats. The addresses never show another picture and need no token; those of the sandbox do.",
    }),
});

export function shownLinks({ files, ...shown }: ShownPicture) {
  const at = (file: ShownFile) =>
    env.publicOrigin +
    (world() === "live"
      ? shownPath(shown.id, file)
      : `/api/v1/shown/${shown.id}/${shownName(file)}`);
  return { ...shown, files: files.map((file) => ({ ...file, url: at(file) })) };
}

/** A gig of a list with the addresses of its cover. */
export function withCover<G extends { cover: ShownPicture | null }>(gig: G) {
  return { ...gig, cover: gig.cover === null ? null : shownLinks(gig.cover) };
}
