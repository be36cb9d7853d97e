/** The API's pages: nothing moves while they load, old anchors lead to their operation, samples can be copied, and scripts are not needed. */
import { expect, test } from "vitest";
import { OPERATIONS } from "#app/routes/api/v1/all-operations.ts";
import { ROOMS } from "#app/routes/api/v1/rooms.ts";
import { useSite } from "#tests/kit/browser.ts";
import { layoutShift, watchShifts } from "#tests/kit/layout-shift.ts";

const site = useSite();
const PAGES = ["/api", "/api/orders", "/api/staff", "/api/problems", "/developers/events"];

test.each([360, 1280])("the API's pages do not move while they load, %i wide", async (width) => {
  const { page } = await site.visit({ width });
  await watchShifts(page);
  const moved: Array<[path: string, shift: number]> = [];
  for (const path of PAGES) {
    await page.goto(path, { waitUntil: "networkidle" });
    moved.push([path, Math.max(0.02, await layoutShift(page))]);
  }
  // 0.02 is what the eye does not see; more is shown with its page.
  expect(moved).toEqual(PAGES.map((path) => [path, 0.02]));
});

test("every page of the API can be read to its end: none is longer than ten screens", async () => {
  const { page, shoot } = await site.visit();
  const long: Array<[path: string, height: number]> = [];
  for (const path of ["/api", ...ROOMS.map(({ tag }) => `/api/${tag}`)]) {
    await page.goto(path);
    await shoot(path.slice(1).replace("/", "-"));
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    if (height > 9000) long.push([path, height]);
  }
  expect(long).toEqual([]);
});

test("an anchor of the one long page opens its room and leads to the operation", async () => {
  const { page } = await site.visit();
  await page.goto("/api#orders.place");
  const link = page.locator("[id='orders.place'] a");
  await link.waitFor({ state: "visible" });
  await link.click();
  await page.waitForURL("**/api/orders#orders.place");
  expect(await page.locator("[id='orders.place'] h2").innerText()).toBe("POST /orders");
});

test("a sample is copied with its button, letter by letter", async () => {
  const { page, context, axe, shoot } = await site.visit();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/api/orders#orders.place");
  const entry = page.locator("[id='orders.place']");
  await entry.locator("summary").click();
  expect(await axe()).toEqual([]);
  await shoot("api-example");
  await entry.getByRole("button", { name: "Copy this sample" }).first().click();
  await entry.getByRole("button", { name: "Copied" }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await entry.locator("pre").first().textContent());
  expect(copied).toContain('curl -sS "$BASE/orders"');
});

test("without scripts every operation is reached by links, its example opens, and no button is missing", async () => {
  const { page } = await site.visit({ javaScript: false, width: 320 });
  await page.goto("/api");
  const rooms = new Set(OPERATIONS.map(({ path }) => path.split("/")[1]));
  await page.getByText("Find an operation").click();
  await page.locator(".api-fold").getByRole("link", { name: "Orders", exact: true }).click();
  await page.waitForURL("**/api/orders");
  const entry = page.locator("[id='orders.place']");
  await entry.locator("summary").click();
  expect(await entry.locator("pre").first().isVisible()).toBe(true);
  expect(await entry.getByRole("button").count()).toBe(0);
  const wide = () =>
    page
      .locator("body")
      .evaluate((body) => body.scrollWidth)
      .catch(() => 320);
  expect(await wide()).toBeLessThanOrEqual(320);
  const shown: string[] = [];
  for (const room of rooms) {
    const html = await (await page.request.get(`/api/${room}`)).text();
    shown.push(...OPERATIONS.map(({ id }) => id).filter((id) => html.includes(`id="${id}"`)));
  }
  expect(shown.sort()).toEqual(OPERATIONS.map(({ id }) => id).sort());
  expect((await page.request.get("/api/nothing")).status()).toBe(404);
});
