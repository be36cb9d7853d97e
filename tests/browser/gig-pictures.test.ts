/** Pictures of a gig in a real browser, without scripts: sent, prepared by the worker, shown on the gig and its card, arranged, removed. */
import { expect, test } from "vitest";
import { env } from "#app/env.server.ts";
import { useSite } from "#tests/kit/browser.ts";
import { publishedGig } from "#tests/kit/gig-pictures.ts";
import { member, signInBrowser } from "#tests/kit/members.ts";
import { samplePicture } from "#tests/kit/pictures.ts";
import { press, said } from "#tests/kit/walk.ts";
import { untilTrue } from "#tests/worker/until-true.ts";
import type { Page } from "playwright-core";

const site = useSite({ SECRET: env.secret, KEEP_PAGES_SECONDS: "0" });

async function send(page: Page, alt: string, ...files: Uint8Array[]): Promise<void> {
  const sent = files.map((bytes) => ({ mimeType: "text/html", buffer: Buffer.from(bytes) }));
  await page
    .locator("#picture")
    .setInputFiles(sent.map((file, nth) => ({ ...file, name: `${nth}.svg` })));
  await page.fill("#alt", alt);
  await press(page, "Add the pictures");
}

/** Waits at the page as a person without scripts does. */
async function untilPrepared(page: Page): Promise<void> {
  await untilTrue(60, async () => {
    await page.reload();
    return (await page.getByText("Being prepared…").count()) === 0;
  });
}

test("pictures are sent without scripts, prepared by the worker, shown on the gig and its card, put in order and removed, one by staff", async () => {
  const lin = await member("lin");
  const gigId = await publishedGig(lin);
  const { page, context, complaints } = await site.visit({ javaScript: false });
  await signInBrowser(context, site.origin, lin);
  await page.goto(`/selling/gigs/${gigId}/basics`);
  await press(page, /^Pictures/);
  expect(new URL(page.url()).pathname).toBe(`/selling/gigs/${gigId}/pictures`);
  await send(page, "Red and blue", await samplePicture(2000, 1300));
  expect(await said(page)).toContain("The picture is added");
  await send(page, "Two more", await samplePicture(200, 130), await samplePicture(500, 700));
  expect(await said(page)).toContain("2 pictures are added, all with the same words");
  await send(
    page,
    "Two more",
    await samplePicture(500, 700),
    new TextEncoder().encode("no picture"),
  );
  expect(await said(page)).toContain("We cannot open “1.svg” as a picture");
  await page.goto(`/selling/gigs/${gigId}/pictures`);
  await page.getByLabel("What picture 3 shows").fill("Tall");
  await page.getByRole("form", { name: "Picture 3" }).getByText("Save the words").click();
  await untilPrepared(page);
  expect(await said(page)).toContain("It is too small");
  await page.getByRole("form", { name: "Picture 2" }).getByText("Remove the picture").click();
  expect(await said(page)).toContain("The picture is removed");

  const reader = await site.visit({ javaScript: false });
  await reader.page.goto(`/gigs/${gigId}`);
  const gallery = reader.page.locator(".gallery img");
  expect(await gallery.evaluateAll((all) => all.map((one) => one.getAttribute("alt")))).toEqual([
    "Red and blue",
    "Tall",
  ]);
  const loaded = await gallery.first().evaluate((img: HTMLImageElement) => img.currentSrc);
  expect(loaded).toMatch(/\/shown\/shp_\w{26}\/(720|1440)-[0-9a-f]{16}\.avif$/);
  const served = await reader.context.request.get(loaded);
  expect(served.headers()).toMatchObject({
    "content-type": "image/avif",
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "public, max-age=86400, immutable, no-transform",
  });
  const cover = async () => {
    await reader.page.goto("/gigs");
    return reader.page.locator(".gig-cover img").getAttribute("src");
  };
  const first = await cover();
  await page.getByText("Make it the cover").click();
  expect(await said(page)).toContain("It is the cover now");
  expect(await cover()).not.toBe(first);
  await page.getByText("Remove the picture").first().click();
  const staff = await site.visit({ javaScript: false });
  await signInBrowser(staff.context, site.origin, await member("sol", "staff"));
  await staff.page.goto(`/gigs/${gigId}`);
  await staff.page.fill("#why", "It shows a person who did not agree.");
  await press(staff.page, "Remove this picture");
  expect(await said(staff.page)).toContain("The picture is removed");
  await untilTrue(60, async () => {
    await page.goto("/notices");
    return (await said(page)).includes("The reason given: It shows a person who did not agree.");
  });
  await page.goto(`/selling/gigs/${gigId}/pictures`);
  expect((await reader.context.request.get(loaded)).status()).toBe(404);
  expect(await cover()).toBe("/drawings/design.svg");
  expect([complaints, reader.complaints, staff.complaints]).toEqual([[], [], []]);
});
