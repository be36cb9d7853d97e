/** The profile page in a real browser: a picture, languages and a time zone, without scripts; the device's zone with them. */
import { expect, test } from "vitest";
import { sql } from "#app/domain/store/store.ts";
import { env } from "#app/env.server.ts";
import { useSite } from "#tests/kit/browser.ts";
import { sampleGig } from "#tests/kit/cast.ts";
import { member, signInBrowser } from "#tests/kit/members.ts";
import { samplePicture } from "#tests/kit/pictures.ts";
import { press, said } from "#tests/kit/walk.ts";
import type { Page } from "playwright-core";
import type { UserActor } from "#app/domain/kernel/actor.ts";

// Pages are kept for minutes, so that a change shows only if it empties the cache.
const site = useSite({ SECRET: env.secret, KEEP_PAGES_SECONDS: "300" });

async function visitAs(actor: UserActor, javaScript = false) {
  const visit = await site.visit({ javaScript });
  await signInBrowser(visit.context, site.origin, actor);
  return visit;
}

async function choosePicture(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const buffer = Buffer.from(bytes);
  await page.locator("#picture").setInputFiles({ name, mimeType: "image/png", buffer });
  await press(page, "Save the picture");
}

/** The path of the picture in the main part of a page; null for initials. */
const shownAt = (page: Page) =>
  page
    .locator("main .portrait")
    .first()
    .evaluate((element) => element.getAttribute("src"));

test("a picture is sent without scripts, shown at once on kept pages, and removed again", async () => {
  const lin = await member("lin");
  const gigId = await sampleGig(lin);
  const reader = await site.visit({ javaScript: false });
  await reader.page.goto("/sellers/lin");
  expect(await shownAt(reader.page)).toBeNull();
  expect(await reader.page.locator("main .portrait").first().textContent()).toBe("L");
  const { page, complaints } = await visitAs(lin);
  await page.goto("/settings/profile");
  // The name and its ending do not count.
  await choosePicture(page, "holiday.exe", await samplePicture(300, 120));
  expect(await said(page)).toContain("Your picture is saved");
  const own = await shownAt(page);
  expect(own).toMatch(/^\/pictures\/pic_\w{26}\/large\.webp$/);
  for (const [path, size] of [
    ["/sellers/lin", "large"],
    [`/gigs/${gigId}`, "small"],
  ] as const) {
    await reader.page.goto(path);
    expect(await shownAt(reader.page)).toBe(own?.replace("large", size));
  }
  const served = await reader.context.request.get(own ?? "");
  expect(served.headers()).toMatchObject({
    "content-type": "image/webp",
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "public, max-age=86400, immutable, no-transform",
  });
  await page.getByText("Remove the picture").first().click();
  await press(page, "Remove the picture");
  expect(await said(page)).toContain("Other people see your initials");
  expect((await reader.context.request.get(own ?? "")).status()).toBe(404);
  await reader.page.goto("/sellers/lin");
  expect(await shownAt(reader.page)).toBeNull();
  expect([complaints, reader.complaints]).toEqual([[], []]);
});

test("a file that is no picture is refused beside its field, and the rest of the profile stays", async () => {
  const { page } = await visitAs(await member("tim"));
  await page.goto("/settings/profile");
  const svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
  await page.getByLabel("Left").check();
  await choosePicture(page, "tim.png", Buffer.from(svg));
  expect(await page.getByRole("alert").textContent()).toContain("cannot open this file");
  expect(await page.getByLabel("Left").isChecked()).toBe(true);
});

test("languages and a time zone are chosen without scripts; times name the zone, kept pages stay in UTC", async () => {
  const ann = await member("ann");
  const { page, complaints } = await visitAs(ann);
  await page.goto("/settings/profile");
  await page.getByLabel("Language 1", { exact: true }).fill("Deutsch");
  await page.getByLabel("How well you speak language 1").selectOption("native");
  await page.getByLabel("Language 2", { exact: true }).fill("Klingonese");
  await page.getByLabel("Time zone").selectOption("Asia/Tokyo");
  await press(page, "Save the profile");
  expect(await page.getByRole("alert").textContent()).toContain("“Klingonese”");
  expect(await page.getByLabel("Language 1", { exact: true }).inputValue()).toBe("Deutsch");
  expect(await page.getByLabel("Time zone").inputValue()).toBe("Asia/Tokyo");
  await page.getByLabel("Language 2", { exact: true }).fill("french");
  await press(page, "Save the profile");
  expect(await said(page)).toContain("Your profile is saved");
  await page.goto("/settings/security");
  expect(await page.locator("main time").first().textContent()).toMatch(/ UTC\+9$/);
  expect(await page.locator(".site-footer").textContent()).toContain("Asia/Tokyo");
  await page.goto("/sellers/ann");
  expect(await page.locator("main").textContent()).toContain("German (native), French (fluent)");
  expect(await page.locator(".site-footer").textContent()).toContain("All times are UTC.");
  expect(complaints).toEqual([]);
});

test("the script proposes the zone of the device, once it differs from the chosen one", async () => {
  const kim = await member("kim");
  const { page, context, complaints } = await visitAs(kim, true);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setTimezoneOverride", { timezoneId: "Europe/Paris" });
  await page.goto("/settings/profile");
  await press(page, "Use Europe/Paris, as on this device");
  await press(page, "Save the profile");
  expect(await said(page)).toContain("Your profile is saved");
  const [row] = await sql`select time_zone as zone from users where id = ${kim.id}`;
  expect(row).toEqual({ zone: "Europe/Paris" });
  expect(await page.getByRole("button", { name: /as on this device/ }).count()).toBe(0);
  expect(complaints).toEqual([]);
});
