/** The page of a gig: the order box stays in sight, the bar on a phone covers neither focus nor footer, and it works without scripts. */
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { gigToEdit, myGigs } from "#app/domain/catalog/my-gigs.ts";
import { editGig } from "#app/domain/catalog/save-gig.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { useSite } from "#tests/kit/browser.ts";
import { sampleGig } from "#tests/kit/cast.ts";
import { Keyboard } from "#tests/kit/keyboard.ts";
import { member } from "#tests/kit/members.ts";

const site = useSite();
let path = "";

beforeAll(async () => {
  const lin = await member("lin");
  await sampleGig(lin);
  const { gigs } = await myGigs(lin, null);
  const id = gigs[0]?.id ?? "";
  const { version, content } = await gigToEdit(lin, id);
  const faq = ["In gold?", "By Friday?", "For a ring?"].map((question) => ({
    question,
    answer: "In copper, by Monday, for your hand. ".repeat(8),
  }));
  await editGig(lin, { id, version, content: { ...content, faq }, key: newFormKey() });
  path = `/gigs/${id}`;
});

test("on a phone no stop of the keyboard is covered by the bar, and the footer pushes it up", async () => {
  const { page, complaints } = await site.visit({ width: 360 });
  await page.setViewportSize({ width: 360, height: 640 });
  const keys = new Keyboard(page);
  await keys.open(site.origin + path);
  const bar = page.getByRole("complementary", { name: "Order" });
  await expect.poll(() => bottomOf(bar)).toBe(640);
  await keys.skip();
  await keys.to(/Support|support@/);
  expect(keys.faults).toEqual([]);
  await page.keyboard.press("End");
  const footer = await page.locator("footer").boundingBox();
  await expect.poll(() => bottomOf(bar)).toBeLessThanOrEqual((footer?.y ?? 0) + 1);
  expect(complaints).toEqual([]);
});

async function bottomOf(element: { boundingBox: () => Promise<Box | null> }): Promise<number> {
  const box = await element.boundingBox();
  return box === null ? -1 : Math.round(box.y + box.height);
}

interface Box {
  y: number;
  height: number;
}

test("on a wide page the order box stays in sight beside the text, and the link can be copied", async () => {
  const { page, context } = await site.visit({ width: 1280 });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(site.origin + path);
  expect(await page.getByRole("complementary", { name: "Order" }).count()).toBe(0);
  await page.getByText("For a ring?").scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollTo(0, 400));
  const box = await page.locator("#order-box").boundingBox();
  expect(box?.y).toBeGreaterThanOrEqual(0);
  await page.getByText("Share this gig").click();
  await page.getByRole("button", { name: "Copy the link" }).click();
  await page.getByRole("button", { name: "Copied the link" }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\/gigs\/gig_\w+$/);
});

test("without scripts answers open, the link is there, and the chosen package is ordered", async () => {
  const { page } = await site.visit({ javaScript: false, width: 1280 });
  await page.goto(site.origin + path);
  await page.getByText("In gold?").click();
  expect(await page.getByText("In copper, by Monday").first().isVisible()).toBe(true);
  await page.getByText("Share this gig").click();
  expect(await page.getByLabel("Link to this page").inputValue()).toContain(path);
  const shared = await page.locator('meta[property="og:image"]').getAttribute("content");
  const picture = await page.request.get(site.origin + new URL(shared ?? "").pathname);
  expect(picture.headers()["content-type"]).toBe("image/jpeg");
  const gone = await page.request.get(`${site.origin}${path}/share/x.jpg`, { maxRedirects: 0 });
  expect(gone.headers()["location"]).toBe(new URL(shared ?? "").pathname);
  await page.getByRole("button", { name: "Order this gig" }).click();
  expect(page.url()).toMatch(/sign-in\?next=.*order%3Fpackage%3Dbasic|order\?package=basic/);
});

test("the picture of a shared seller is theirs, and an earlier address leads to the present one", async () => {
  const { page } = await site.visit({ javaScript: false });
  await page.goto(`${site.origin}/sellers/lin`);
  const shared = await page.locator('meta[property="og:image"]').getAttribute("content");
  const { pathname } = new URL(shared ?? "");
  expect(pathname).toMatch(/^\/sellers\/lin\/share\/[0-9a-f]{16}\.jpg$/);
  const picture = await page.request.get(site.origin + pathname, { maxRedirects: 0 });
  expect([picture.status(), picture.headers()["content-type"]]).toEqual([200, "image/jpeg"]);
  const { format, width, height } = await sharp(await picture.body()).metadata();
  expect({ format, width, height }).toEqual({ format: "jpeg", width: 1200, height: 630 });
  const old = `${site.origin}/sellers/lin/share/${"0".repeat(16)}.jpg`;
  const moved = await page.request.get(old, { maxRedirects: 0 });
  expect(moved.headers()["location"]).toBe(pathname);
  const unknown = await page.request.get(`${site.origin}/sellers/nobody/share/x.jpg`);
  expect(unknown.status()).toBe(404);
});
