/** A person's picture: a square in two sizes with nothing else of the file in it, and refusals with a reason. */
import sharp from "sharp";
import { expect, test } from "vitest";
import { CROPS } from "#app/domain/files/profile-picture.ts";
import { drawPortrait } from "#app/gateways/pictures/draw-portrait.ts";
import { claimingPng, coloursOf, halves } from "#tests/kit/pictures.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import type { Crop } from "#app/domain/files/profile-picture.ts";

const drawn = (bytes: Uint8Array, crop: Crop = "centre") =>
  drawPortrait({ bytes, crop, senderId: "usr_lin" });

const codeOf = async (bytes: Uint8Array) => (await refusalOf(drawn(bytes))).code;

test("a picture becomes a square of 96 and one of 320 pixels in WebP", async () => {
  const { small, large } = await drawn(await halves(800, 500).jpeg().toBuffer());
  const seen = await Promise.all([small, large].map((bytes) => sharp(bytes).metadata()));
  expect(seen.map(({ format, width, height }) => [format, width, height])).toEqual([
    ["webp", 96, 96],
    ["webp", 320, 320],
  ]);
});

test("each crop keeps its part of a wide and of a high picture", async () => {
  const [wide, high] = [
    await halves(600, 200).png().toBuffer(),
    await halves(200, 600).png().toBuffer(),
  ];
  const kept = await Promise.all(
    CROPS.map(async (crop) => [
      crop,
      await coloursOf((await drawn(wide, crop)).large, "x"),
      await coloursOf((await drawn(high, crop)).large, "y"),
    ]),
  );
  expect(kept).toEqual([
    ["centre", "red blue", "red blue"],
    ["top", "red blue", "red"],
    ["bottom", "red blue", "blue"],
    ["left", "red", "red blue"],
    ["right", "blue", "red blue"],
  ]);
});

test("a photo on its side is turned upright before it is cropped", async () => {
  // Orientation 6: the camera was held on its side, and the left of the stored picture is the top of the shown one.
  const bytes = await halves(600, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  expect(await coloursOf((await drawn(bytes, "top")).large, "y")).toBe("red");
  expect(await coloursOf((await drawn(bytes, "bottom")).large, "y")).toBe("blue");
});

test("place, camera and owner of a photo are gone", async () => {
  const place = { GPSLatitudeRef: "N", GPSLatitude: "48/1 51/1 24/1" };
  const bytes = await halves(300, 300)
    .withExif({ IFD0: { Artist: "Lin Chen", Make: "Wren" }, IFD3: place })
    .jpeg()
    .toBuffer();
  expect((await sharp(bytes).metadata()).exif?.toString("latin1")).toContain("Lin Chen");
  for (const kept of Object.values(await drawn(bytes))) {
    const { exif, xmp, iptc, icc } = await sharp(kept).metadata();
    expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined]);
  }
});

test("bytes of another format behind a picture's end are gone", async () => {
  const tail = Buffer.from("PK\x03\x04<script>alert(1)</script><?php system('id');");
  const polyglot = Buffer.concat([await halves(200, 200).gif().toBuffer(), tail]);
  for (const kept of Object.values(await drawn(polyglot)))
    for (const part of ["PK\x03\x04", "<script", "<?php"])
      expect(Buffer.from(kept).includes(part)).toBe(false);
});

test("of a moving picture the first frame is kept", async () => {
  const frame = (background: string) =>
    sharp({ create: { width: 100, height: 100, channels: 3, background } })
      .png()
      .toBuffer();
  const frames = [await frame("#d02020"), await frame("#2030d0")];
  for (const format of ["gif", "webp"] as const) {
    const joined = sharp(frames, { join: { animated: true } });
    const moving = await joined.toFormat(format).toBuffer();
    expect((await sharp(moving).metadata()).pages).toBe(2);
    const { large } = await drawn(moving);
    expect([(await sharp(large).metadata()).pages, await coloursOf(large, "x")]).toEqual([
      undefined,
      "red",
    ]);
  }
});

test("a picture in print colours is kept in screen colours", async () => {
  const bytes = await halves(200, 200).toColourspace("cmyk").jpeg().toBuffer();
  expect((await sharp(bytes).metadata()).space).toBe("cmyk");
  const { large } = await drawn(bytes);
  expect([(await sharp(large).metadata()).space, await coloursOf(large, "x")]).toEqual([
    "srgb",
    "red blue",
  ]);
});

test("transparent parts of a picture become white", async () => {
  const clear = { r: 0, g: 0, b: 0, alpha: 0 };
  const bytes = await sharp({ create: { width: 80, height: 80, channels: 4, background: clear } })
    .png()
    .toBuffer();
  expect(await coloursOf((await drawn(bytes)).large, "x")).toBe("white");
});

test("a picture that claims 30,000 × 30,000 pixels is refused before it is decoded", async () => {
  expect(await codeOf(await claimingPng(30_000, 30_000))).toBe("picture_too_large");
});

test("a picture of one pixel, and a thin strip, are refused as too small", async () => {
  expect(await codeOf(await halves(1, 1).png().toBuffer())).toBe("picture_too_small");
  expect(await codeOf(await halves(2000, 20).png().toBuffer())).toBe("picture_too_small");
});

test("a damaged picture and files that are no pictures are refused with the kinds that work", async () => {
  const whole = await halves(300, 300).jpeg().toBuffer();
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><script/></svg>';
  const tiff = await halves(100, 100).tiff().toBuffer();
  const bad = [
    whole.subarray(0, whole.length >> 1),
    whole.subarray(0, 20),
    Buffer.from(svg),
    Buffer.from(`<?xml version="1.0"?>${svg}`),
    Buffer.from("%PDF-1.4\n%%EOF\n"),
    Buffer.from("hello"),
    new Uint8Array(),
    tiff,
  ];
  const codes = await Promise.all(bad.map(codeOf));
  expect(codes).toEqual(bad.map(() => "picture_unreadable"));
});
