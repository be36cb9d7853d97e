/** The picture of a shared link: drawn in our type by a process apart, whatever the title says; other letters are left out. */
import { expect, test } from "vitest";
import sharp from "sharp";
import { drawCategory } from "#app/domain/catalog/pictures/draw-category.ts";
import { drawShare } from "#app/gateways/pictures/draw-share.ts";
import { inOurType } from "#app/gateways/pictures/share-order.ts";

const bytes = new TextEncoder().encode(drawCategory("design", false) ?? "");
const order = { category: "Logos & branding", by: "by Lin", picture: "svg" as const, bytes };

test("a title with signs of markup, and a gig without a title, give a JPEG of 1200 by 630", async () => {
  const titles = ["A <b>mark</b> & <span>more, drawn by hand for a very small business indeed", ""];
  const [marked, bare] = await Promise.all(titles.map((title) => drawShare({ ...order, title })));
  for (const drawn of [marked, bare]) {
    const { format, width, height } = await sharp(drawn ?? new Uint8Array()).metadata();
    expect({ format, width, height }).toEqual({ format: "jpeg", width: 1200, height: 630 });
  }
  expect(marked).not.toEqual(bare);
});

test("a picture that is none gives no picture, and so do more than wait in turn", async () => {
  expect(await drawShare({ ...order, title: "A", bytes: new Uint8Array([1, 2, 3]) })).toBeNull();
  const calls = Array.from({ length: 9 }, () =>
    drawShare({ ...order, title: "A", bytes: new Uint8Array() }),
  );
  expect(await calls.at(-1)).toBeNull();
  await Promise.all(calls);
});

test.each([
  ["A mark, drawn by hand", "A mark, drawn by hand"],
  ["Łódź — “Ærø” für 20 €", "Łódź — “Ærø” für 20 €"],
  ["🎨 Logo  👩‍🎨 now", "Logo now"],
  ["ロゴを描きます", null],
  ["شعار", null],
])("our type writes %s as %s", (text, written) => {
  expect(inOurType(text)).toBe(written);
});
