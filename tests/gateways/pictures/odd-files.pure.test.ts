/** Odd files at each door of pictures: shown pictures, people's pictures, files of deliveries. None is decoded outside the process apart. */
import { expect, test } from "vitest";
import { cleanUpload } from "#app/gateways/pictures/clean-upload.ts";
import { drawApart } from "#app/gateways/pictures/draw-apart.ts";
import { drawPortrait } from "#app/gateways/pictures/draw-portrait.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { claimingPng, gifBomb, halves } from "#tests/kit/pictures.ts";

async function outcome(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "drawn";
  } catch (problem) {
    if (problem instanceof Refusal) return problem.code;
    throw problem;
  }
}

async function atEachDoor(mediaType: string, bytes: Uint8Array): Promise<string[]> {
  const shown = await drawApart(bytes);
  return [
    shown.drawn ? "drawn" : shown.reason,
    await outcome(drawPortrait({ bytes, crop: "centre", senderId: "usr_lin" })),
    await outcome(cleanUpload({ name: "coin", mediaType, bytes, senderId: "usr_lin" })),
  ];
}

test("a picture that claims 30,000 × 30,000 pixels is refused at each door", async () => {
  expect(await atEachDoor("image/png", await claimingPng(30_000, 30_000))).toEqual([
    "pixels",
    "picture_too_large",
    "picture_too_large",
  ]);
});

test("a moving picture of a kilobyte and 160 million pixels is refused where all frames stay, else its first frame is drawn", async () => {
  const bomb = gifBomb(2000, 40);
  expect(bomb.byteLength).toBeLessThan(1100);
  expect(await atEachDoor("image/gif", bomb)).toEqual(["drawn", "drawn", "picture_too_large"]);
});

test("a drawing with a script that was taken for a picture is refused at each door", async () => {
  const svg =
    "<svg xmlns='http://www.w3.org/2000/svg' width='900' height='600'><script>1</script></svg>";
  expect(await atEachDoor("image/png", Buffer.from(svg))).toEqual([
    "unreadable",
    "picture_unreadable",
    "picture_unreadable",
  ]);
});

test("a file is not encoded as another kind than its bytes are", async () => {
  const png = await halves(700, 400).png().toBuffer();
  const sent = { name: "coin", mediaType: "image/gif", bytes: png, senderId: "usr_lin" };
  expect(await outcome(cleanUpload(sent))).toBe("picture_unreadable");
});
