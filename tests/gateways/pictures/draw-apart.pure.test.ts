/** Pictures are drawn in a process of their own: three sizes in three formats, and a reason for each file that is no picture. */
import { expect, test } from "vitest";
import sharp from "sharp";
import { drawApart } from "#app/gateways/pictures/draw-apart.ts";
import { LIMITS } from "#app/gateways/pictures/drawing.ts";
import { claimingPng, coloursOf, halves, samplePicture } from "#tests/kit/pictures.ts";

async function drawn(bytes: Uint8Array) {
  const answer = await drawApart(bytes);
  if (!answer.drawn) throw new Error(answer.reason);
  return answer;
}

const reasonOf = async (bytes: Uint8Array, limits = LIMITS) => {
  const answer = await drawApart(bytes, limits);
  return answer.drawn ? "drawn" : answer.reason;
};

test("a photo becomes three sizes in three formats, upright, on white, and nothing of its metadata is left", async () => {
  const photo = await halves(2400, 1600)
    .jpeg()
    .withExif({ IFD0: { Artist: "Lin Castellanos", Orientation: "6" } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const { width, height, colour, files } = await drawn(photo);
  expect([width, height]).toEqual([1440, 2160]);
  expect(colour).toMatch(/^#[0-9a-f]{6}$/);
  expect(files.map((file) => `${file.width}x${file.height} ${file.format}`)).toEqual(
    ["320x480", "720x1080", "1440x2160"].flatMap((size) =>
      ["avif", "webp", "jpeg"].map((format) => `${size} ${format}`),
    ),
  );
  for (const { content, format, width: of } of files) {
    const seen = await sharp(content).metadata();
    expect([seen.format === "heif" ? "avif" : seen.format, seen.width]).toEqual([format, of]);
    expect([seen.exif, seen.icc, seen.orientation]).toEqual([undefined, undefined, undefined]);
    expect(Buffer.from(content).includes("Castellanos")).toBe(false);
  }
  expect(await coloursOf(files[0]?.content ?? new Uint8Array(), "y")).toBe("red blue");
});

test("a picture smaller than the largest size is never enlarged, and of a moving one the first frame stays", async () => {
  const red = { create: { width: 400, height: 260, channels: 3 as const, background: "#d02020" } };
  const frames = [red, { create: { ...red.create, background: "#2030d0" } }];
  const pages = await Promise.all(frames.map((frame) => sharp(frame).png().toBuffer()));
  const moving = await sharp(pages, { join: { animated: true } })
    .gif()
    .toBuffer();
  const { files } = await drawn(moving);
  expect(files.map(({ width }) => width)).toEqual([320, 320, 320, 400, 400, 400]);
  expect(await coloursOf(files[1]?.content ?? new Uint8Array(), "x")).toBe("red");
});

test("a file that is no picture, or claims more than a picture may have, gets a reason and no sizes", async () => {
  const svg =
    "<svg xmlns='http://www.w3.org/2000/svg' width='900' height='600'><script>1</script></svg>";
  const whole = await samplePicture(900, 600);
  const reasons = await Promise.all([
    reasonOf(await claimingPng(30_000, 30_000)),
    reasonOf(Buffer.from(svg)),
    reasonOf(Buffer.from("%PDF-1.4 pretends")),
    reasonOf(whole.subarray(0, whole.byteLength / 2)),
    reasonOf(await samplePicture(319, 300)),
    reasonOf(await samplePicture(3000, 400)),
  ]);
  expect(reasons).toEqual(["pixels", "unreadable", "unreadable", "unreadable", "small", "narrow"]);
});

test("a process that needs more memory or more seconds than a picture may have is ended, and that is told", async () => {
  const large = await samplePicture(5000, 5000);
  expect(await reasonOf(large, { ...LIMITS, megabytes: 64 })).toBe("memory");
  expect(await reasonOf(large, { ...LIMITS, seconds: 0.05 })).toBe("seconds");
});
