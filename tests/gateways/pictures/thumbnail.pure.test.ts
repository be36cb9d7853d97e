/** Thumbnails: upright, without metadata, of a moving picture its first frame. */
import sharp from "sharp";
import { expect, test } from "vitest";
import { cleanUpload, THUMBNAIL_SIDE } from "#app/gateways/pictures/clean-upload.ts";

const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#2b6" } });

const drawnFrom = async (mediaType: string, bytes: Uint8Array) =>
  (await cleanUpload({ name: "coin", mediaType, bytes, senderId: "usr_lin" })).thumbnail;

test("a picture on its side is drawn upright, at most the largest side long, without metadata", async () => {
  const sent = await blank(800, 400)
    .withExif({ IFD0: { Artist: "Lin Chen" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const seen = await sharp((await drawnFrom("image/jpeg", sent)) ?? undefined).metadata();
  expect([seen.format, seen.width, seen.height]).toEqual(["webp", 160, THUMBNAIL_SIDE]);
  expect([seen.exif, seen.orientation]).toEqual([undefined, undefined]);
});

test("a small picture is not made larger", async () => {
  const seen = await sharp(
    (await drawnFrom("image/png", await blank(20, 10).png().toBuffer())) ?? undefined,
  ).metadata();
  expect([seen.width, seen.height]).toEqual([20, 10]);
});

test("files that are no pictures have no thumbnail", async () => {
  const whole = await blank(50, 50).png().toBuffer();
  expect(await drawnFrom("application/pdf", whole)).toBeNull();
  expect(await drawnFrom("image/vnd.adobe.photoshop", whole)).toBeNull();
});
