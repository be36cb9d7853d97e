/** Mails in a mail program's place: narrow, light and dark, without an image, a script or a foreign address. */
import { mkdirSync } from "node:fs";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterAll, beforeAll, expect, test } from "vitest";
import { digestLetter } from "#app/domain/notifications/digest-letter.ts";
import { letter } from "#app/domain/notifications/letter.ts";
import { mailHtml } from "#app/gateways/mail/mail-html.ts";
import {
  everyMail,
  ORIGIN,
  sampleDigest,
  sampleMail,
} from "#tests/domain/notifications/mail-samples.ts";
import { launchChromium } from "#tests/kit/chromium.ts";
import type { Browser, Page } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PICTURES = "tests/browser/screenshots";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const NOT_ME = `/not-me?token=${"x".repeat(43)}`;
const LONG = sampleMail({
  title: `Delivered: “${"Antidisestablishmentarianism".repeat(4)}”`,
  link: `/tasks/tsk_${"x".repeat(120)}`,
});

/** What axe finds; its script is in the page. */
function looked(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { violations } = await window.axe.run({
      runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block", "target-size"] },
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

test("every mail fits 320 px, and its colours can be read in light and in dark", async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 900 } });
  const backgrounds: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const notice of [...everyMail(), LONG]) {
      await page.setContent(mailHtml(letter({ ...notice, notMe: NOT_ME }, ORIGIN).content));
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([notice.kind, width]).toEqual([notice.kind, 320]);
    }
    await page.setContent(mailHtml(digestLetter(sampleDigest(), ORIGIN).content));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.evaluate(AXE);
    expect(await looked(page)).toEqual([]);
    if (process.env["SCREENSHOTS"]) {
      mkdirSync(PICTURES, { recursive: true });
      await page.screenshot({ path: `${PICTURES}/digest-${colorScheme}.png`, fullPage: true });
    }
    await page.setContent(mailHtml(letter({ ...sampleMail(), notMe: NOT_ME }, ORIGIN).content));
    backgrounds.push(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
    await page.evaluate(AXE);
    expect(await looked(page)).toEqual([]);
    if (process.env["SCREENSHOTS"]) {
      mkdirSync(PICTURES, { recursive: true });
      for (const width of [320, 800]) {
        await page.setViewportSize({ width, height: 900 });
        await page.screenshot({
          path: `${PICTURES}/mail-${width}-${colorScheme}.png`,
          fullPage: true,
        });
      }
      await page.setViewportSize({ width: 320, height: 900 });
    }
  }
  expect(backgrounds).toEqual(["rgb(247, 245, 239)", "rgb(18, 22, 29)"]);
});
