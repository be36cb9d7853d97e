/** Reads the list of the demo's pictures, whose bytes lie in `db/seed/pictures` under their keys: the beginning of their SHA-256. */
import type { DrawnPicture } from "#app/domain/demo/year/planned.ts";
import type { PortraitKeys } from "#app/domain/demo/year/write-people.ts";

/** Of each size: width, height, and for each format its bytes and key. */
type Listed = Record<string, { colour: string; sizes: unknown[][] }>;

const FORMATS = ["avif", "webp", "jpeg"] as const;

export function drawnPictures(listed: Listed): Record<string, DrawnPicture> {
  return Object.fromEntries(
    Object.entries(listed).map(([name, { colour, sizes }]) => {
      const files = (sizes as [number, number, [number, string][]][]).flatMap(
        ([width, height, formats]) =>
          formats.map(([bytes, key], place) => ({
            width,
            height,
            format: FORMATS[place] ?? "jpeg",
            bytes,
            hash: key.slice(0, 16),
            key,
          })),
      );
      const { width = 0, height = 0 } = files.at(-1) ?? {};
      return [name, { width, height, colour, files }];
    }),
  );
}

export function drawnPortraits(listed: Record<string, string[]>): Record<string, PortraitKeys> {
  return Object.fromEntries(
    Object.entries(listed).map(([handle, [smallKey = "", largeKey = ""]]) => [
      handle,
      { smallKey, largeKey },
    ]),
  );
}
