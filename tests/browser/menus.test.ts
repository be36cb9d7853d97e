/** An open menu closes by Escape, which gives the focus back, and by a click beside it; without script it is a plain fold. */
import { expect, test } from "vitest";
import { useDemoSite } from "#tests/kit/demo-site.ts";

const site = useDemoSite();

test("an open menu is closed by Escape, and by a click beside it", async () => {
  const { page } = await site.visitAs("ada");
  await page.goto(`${site.origin}/wallet`);
  const menu = page.locator("header details.nav-more");
  const isOpen = () => menu.evaluate((fold) => (fold as HTMLDetailsElement).open);
  await menu.locator("summary").click();
  expect(await isOpen()).toBe(true);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  expect(await isOpen()).toBe(false);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("SUMMARY");
  await menu.locator("summary").click();
  await page.locator("main h1").click();
  expect(await isOpen()).toBe(false);
});
