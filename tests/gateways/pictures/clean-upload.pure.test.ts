/** Metadata taken out of pictures, data that stays, and unsupported pictures. */
import { crc32 } from "node:zlib";
import sharp from "sharp";
import { expect, test } from "vitest";
import { cleanUpload } from "#app/gateways/pictures/clean-upload.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import type { Sharp } from "sharp";

const SECRETS = ["Lin Chen", "secret-xmp"];

/** Waves of colour, wider than high. */
function waves(width = 96, height = 64): Sharp {
  const pixel = (x: number, y: number, c: number) =>
    Math.round(128 + 60 * Math.sin(x / 17 + c) + 60 * Math.cos(y / 23 + c));
  const bytes = Array.from({ length: width * height * 3 }, (_, n) => {
    const at = Math.floor(n / 3);
    return pixel(at % width, Math.floor(at / width), n % 3);
  });
  return sharp(Buffer.from(bytes), { raw: { width, height, channels: 3 } });
}

/** Metadata with the author and the place, and turned on its side. */
const told = (picture: Sharp) =>
  picture
    .withExif({ IFD0: { Artist: "Lin Chen" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1" } })
    .withMetadata({ orientation: 6 })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>secret-xmp</a></x:xmpmeta>`);

const strip = async (bytes: Uint8Array, mediaType: string) =>
  (await cleanUpload({ name: "coin", mediaType, bytes, senderId: "usr_lin" })).bytes;

/** The mean difference of two pictures' samples, 0 to 255. */
async function difference(one: Uint8Array, two: Uint8Array): Promise<number> {
  const [a, b] = await Promise.all(
    [one, two].map((bytes) =>
      sharp(bytes, { animated: true, autoOrient: true, ignoreIcc: true }).raw().toBuffer(),
    ),
  );
  if (a === undefined || b?.length !== a.length) throw new Error("not the same size");
  return a.reduce((sum, value, n) => sum + Math.abs(value - (b[n] ?? 0)), 0) / a.length;
}

test.each(["jpeg", "png", "webp", "tiff"] as const)(
  "a %s loses its place, owner and comments, is turned upright and looks the same",
  async (format) => {
    const sent = await told(waves())[format]().toBuffer();
    expect((await sharp(sent).metadata()).orientation).toBe(6);
    const kept = await strip(sent, `image/${format}`);
    const { exif, xmp, iptc, orientation, width, height, ...seen } = await sharp(kept).metadata();
    expect([exif, xmp, iptc, orientation ?? 1, width, height, seen.format]).toEqual([
      undefined,
      undefined,
      undefined,
      1,
      64,
      96,
      format,
    ]);
    for (const secret of SECRETS) expect(Buffer.from(kept).includes(secret)).toBe(false);
    expect(await difference(sent, kept)).toBeLessThan(1.5);
  },
);

test("an AVIF loses its metadata too", async () => {
  const sent = await told(waves()).avif({ effort: 0 }).toBuffer();
  const { exif, xmp } = await sharp(await strip(sent, "image/avif")).metadata();
  expect([exif, xmp]).toEqual([undefined, undefined]);
});

test("bytes behind the end of a picture are cut off, so that it is no archive as well", async () => {
  const sent = Buffer.concat([await waves().jpeg().toBuffer(), Buffer.from("PK\x03\x04 Lin Chen")]);
  expect(Buffer.from(await strip(sent, "image/jpeg")).includes("PK")).toBe(false);
});

test.each(["gif", "webp"] as const)(
  "an animated %s keeps its frames, times and loops",
  async (format) => {
    const frames = await Promise.all(
      [0, 90, 180].map((hue) => waves().modulate({ hue }).png().toBuffer()),
    );
    const timing = { delay: [100, 200, 300], loop: 3 };
    const moving = sharp(frames, { join: { animated: true } });
    const sent = await moving[format](timing).toBuffer();
    const kept = await strip(sent, `image/${format}`);
    expect(await sharp(kept, { animated: true }).metadata()).toMatchObject({ pages: 3, ...timing });
    expect(await difference(sent, kept)).toBeLessThan(1.5);
  },
);

test("16-bit, grey and print pictures keep their format; a PNG keeps every pixel", async () => {
  const deep = await waves().toColourspace("rgb16").png().toBuffer();
  const grey = await waves().toColourspace("b-w").png().toBuffer();
  const print = await waves().toColourspace("cmyk").withIccProfile("cmyk").jpeg().toBuffer();
  const spaces = await Promise.all(
    [strip(deep, "image/png"), strip(grey, "image/png"), strip(print, "image/jpeg")].map(
      async (kept) => (await sharp(await kept).metadata()).space,
    ),
  );
  expect(spaces).toEqual(["rgb16", "b-w", "cmyk"]);
  expect(await difference(grey, await strip(grey, "image/png"))).toBe(0);
});

test("a picture's colour profile stays", async () => {
  const wide = await waves().withIccProfile("p3").png().toBuffer();
  const kept = await strip(wide, "image/png");
  expect((await sharp(kept).metadata()).icc).toEqual((await sharp(wide).metadata()).icc);
  expect(await difference(wide, kept)).toBe(0);
});

test("documents and archives are stored as they came", async () => {
  const paper = Buffer.from("%PDF-1.4 Lin Chen");
  expect(await strip(paper, "application/pdf")).toBe(paper);
});

test.each([
  ["bytes that are no picture", Buffer.from("\xff\xd8\xff nonsense", "latin1"), "image/jpeg"],
  ["a phone's HEIC, which cannot be worked on", Buffer.from("ftypheic"), "image/heic"],
])("%s are refused by name, with advice", async (_, bytes, mediaType) => {
  const refusal = await refusalOf(strip(bytes, mediaType));
  expect(refusal.code).toBe("picture_unreadable");
  expect(refusal.message).toMatch(/“coin”.*JPEG.*zip file/);
});

test("half a picture is refused", async () => {
  const whole = await waves().jpeg().toBuffer();
  const half = whole.subarray(0, whole.length / 2);
  expect((await refusalOf(strip(half, "image/jpeg"))).code).toBe("picture_unreadable");
});

test("a small file that claims a hundred million pixels is refused before it is unpacked", async () => {
  const header = await sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } })
    .png()
    .toBuffer();
  // Width and height stand behind the first sixteen bytes; the checksum behind them is skipped by no reader.
  header.writeUInt32BE(60_000, 16);
  header.writeUInt32BE(60_000, 20);
  header.writeUInt32BE(crc32(header.subarray(12, 29)), 29);
  const refusal = await refusalOf(strip(header, "image/png"));
  expect([refusal.code, refusal.facts["max_pixels"]]).toEqual(["picture_too_large", "100000000"]);
});
