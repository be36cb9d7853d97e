/** The market in a browser with JavaScript off: a gig written, published, found; a catalogue uploaded, previewed, imported. */
import { beforeAll, describe, expect, test } from "vitest";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { csvOf, manyRows, sampleRow } from "#tests/domain/catalog/import/sample-catalogue.ts";
import { useSite } from "#tests/kit/browser.ts";
import type { Visit } from "#tests/kit/browser.ts";
import { fillStep } from "#tests/kit/walk.ts";
import { member, signInBrowser } from "#tests/kit/members.ts";

const site = useSite();
let lin: UserActor;
let sol: UserActor;
beforeAll(async () => {
  [lin, sol] = [await member("lin"), await member("sol", "staff")];
});

async function visitAs(person: UserActor | null, javaScript: boolean): Promise<Visit> {
  const visit = await site.visit({ javaScript });
  if (person !== null) await signInBrowser(visit.context, site.origin, person);
  return visit;
}

const file = (csv: string) => ({
  name: "walls.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(csv),
});

describe("a freelancer without JavaScript", () => {
  test("writes a gig, corrects a refused field, previews, saves and publishes it; a visitor finds it", async () => {
    const { page } = await visitAs(lin, false);
    await page.goto("/selling/gigs");
    await page.click("text=New gig with packages");
    await fillStep(page, {
      title: "A heron, drawn in ink",
      category: "design/illustration",
      tags: "heron, ink",
    });
    await page.waitForURL(/\/selling\/gigs\/gig_\w+\/description$/);
    await fillStep(page, { description: "One heron, drawn in ink on paper, scanned for print." });
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === "POST"),
      fillStep(page, { "basic.title": "One heron", "basic.price": "1,50" }),
    ]);
    expect(answer.status()).toBe(422);
    expect(await page.textContent("#error-summary")).toContain("This is not an amount");
    expect(await page.textContent("#error-summary")).toContain("What you typed is saved");
    expect(await page.inputValue('[name="basic.title"]')).toBe("One heron");
    // The rail leads away and back; nothing typed is lost, not even what cannot be read.
    await page.click("button[value=go-basics]");
    expect(await page.inputValue("[name=title]")).toBe("A heron, drawn in ink");
    await page.click("button[value=go-prices]");
    expect(await page.inputValue('[name="basic.price"]')).toBe("1,50");
    await page.fill('[name="basic.price"]', "15.5");
    await page.click(".btn-row button[value=save]");
    expect(await page.locator('data[value="13.95"]').count()).toBe(1);
    await page.click("button[value=go-check]");
    await page.waitForURL(/\/selling\/gigs\/gig_\w+$/);
    await page.click("form[aria-label='Publish the gig'] button");
    expect(await page.textContent("main")).toContain("Published");
    const visitor = await visitAs(null, false);
    await visitor.page.goto("/");
    await visitor.page.fill("#site-search", "heron");
    await visitor.page.click(".site-search button");
    await visitor.page.click("text=A heron, drawn in ink");
    expect(await visitor.page.getAttribute('a:has-text("Order")', "href")).toMatch(
      /\/order\?package=basic$/,
    );
    const scripts = visitor.page.locator("script[src]");
    const ours = /^\/assets\/(enhance|suggest)-/;
    expect(await scripts.evaluateAll((all) => all.map((one) => one.getAttribute("src")))).toEqual([
      expect.stringMatching(ours),
      expect.stringMatching(ours),
    ]);
    expect(visitor.complaints).toEqual([]);
  });
  test("is told what the gig lacks before publishing", async () => {
    const { page } = await visitAs(lin, false);
    await page.goto("/selling/gigs/new?kind=unit");
    await fillStep(page, { title: "Labels", category: "data/labelling" });
    await page.click("button[value=go-prices]");
    await fillStep(page, { unitName: "label", price: "0.000001" });
    await page.click("button[value=go-check]");
    await page.click("form[aria-label='Publish the gig'] button");
    const summary = await page.textContent("#error-summary");
    expect(summary).toContain("The title needs at least 10 characters");
    expect(summary).toContain("The description needs at least 25 characters");
    await page.click("#error-summary a");
    await page.waitForURL(/\/basics\?show=missing#title$/);
    expect(await page.getAttribute("[name=title]", "aria-invalid")).toBe("true");
  });
});

describe("staff without JavaScript", () => {
  /** The page follows the worker by reloading itself; here it is reloaded by hand. */
  async function untilSays(page: Visit["page"], words: string): Promise<void> {
    await expect
      .poll(
        async () => {
          await page.reload();
          return page.textContent("main");
        },
        { timeout: 60_000, interval: 500 },
      )
      .toContain(words);
  }
  test("upload a catalogue, check the preview, leave rejected lines out, and see the gigs on the market", async () => {
    const { page, complaints } = await visitAs(sol, false);
    await page.goto("/admin/import");
    await page.setInputFiles(
      "[name=file]",
      file(csvOf([...manyRows(40), sampleRow({ price: "1e3" })])),
    );
    await page.click("text=Upload and preview");
    await page.waitForURL(/\/admin\/import\/imp_/);
    await untilSays(page, "Waiting for your decision");
    expect(await page.textContent("main")).toContain("“1e3” is not a price");
    await page.click("button[value=import_rest]");
    await untilSays(page, "40 gigs are on the market now");
    const report = await page.request.get(`${page.url()}/report.csv`);
    expect(await report.text()).toContain("42,rejected,amount_invalid");
    await page.goto("/gigs?q=paint+wall");
    expect(await page.textContent("h1 + .lead")).toBe("40 gigs");
    expect(complaints).toEqual([]);
  });
  test("members do not find the pages of imports", async () => {
    const { page } = await visitAs(lin, false);
    expect((await page.goto("/admin/import"))?.status()).toBe(404);
  });
});

test("the market's pages are accessible, light and dark, narrow and wide", async () => {
  const visitor = await visitAs(null, true);
  const seller = await visitAs(lin, true);
  const staff = await visitAs(sol, true);
  const [gig] = await site.database.owner<
    { id: string }[]
  >`select id from gigs where state = 'published' limit 1`;
  const pages: Array<[Visit, string, string]> = [
    [visitor, "/", "home"],
    [visitor, "/gigs", "gigs"],
    [visitor, "/gigs?q=herno+ink", "gigs-corrected"],
    [visitor, "/gigs?q=zzqqxx", "gigs-nothing"],
    [visitor, `/gigs/${gig?.id}`, "gig"],
    [visitor, "/sellers/painter-1", "seller"],
    [seller, "/selling/gigs", "own-gigs"],
    [seller, "/selling/gigs/new", "gig-new"],
    [staff, "/admin/import", "import"],
  ];
  for (const [visit, path, name] of pages) {
    await visit.page.goto(path);
    expect([path, ...(await visit.axe())]).toEqual([path]);
    await visit.shoot(name);
    await visit.page.setViewportSize({ width: 320, height: 800 });
    const wide = await visit.page.evaluate(() => document.documentElement.scrollWidth);
    expect([path, wide]).toEqual([path, 320]);
    await visit.page.setViewportSize({ width: 1280, height: 900 });
    expect(visit.complaints).toEqual([]);
  }
});

test("the market has a sitemap, robots.txt and structured data for search engines", async () => {
  const robots = await (await fetch(`${site.origin}/robots.txt`)).text();
  expect(robots).toContain(`Sitemap: ${site.origin}/sitemap.xml`);
  const files = await (await fetch(`${site.origin}/sitemap.xml`)).text();
  const texts = Array.from(files.matchAll(/<loc>([^<]*)<\/loc>/g), async ([, file = ""]) => {
    return (await fetch(file)).text();
  });
  const map = (await Promise.all(texts)).join("");
  expect(map.match(/<loc>[^<]*\/gigs\/gig_/g)?.length).toBeGreaterThan(40);
  for (const path of [
    "/help",
    "/terms",
    "/privacy",
    "/how-money-moves",
    "/api",
    "/developers/events",
  ])
    expect(map).toContain(`<loc>${site.origin}${path}</loc>`);
  const [gig] = await site.database.owner<
    { id: string }[]
  >`select id from gigs where state = 'published' limit 1`;
  const page = await (await fetch(`${site.origin}/gigs/${gig?.id}`)).text();
  const facts = /<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/s.exec(page)?.[1] ?? "";
  expect(JSON.parse(facts)).toMatchObject({
    "@type": "Service",
    url: `${site.origin}/gigs/${gig?.id}`,
  });
  expect(page).toContain(`<link rel="canonical" href="${site.origin}/gigs/${gig?.id}"`);
  expect(page).toContain(`<meta property="og:url" content="${site.origin}/gigs/${gig?.id}"`);
  for (const path of ["/share.png", "/icon-192.png", "/icon-512.png", "/apple-touch-icon.png"]) {
    const picture = await fetch(`${site.origin}${path}`);
    expect([path, picture.headers.get("content-type")]).toEqual([path, "image/png"]);
  }
  const manifest = await fetch(`${site.origin}/manifest.webmanifest`);
  expect(manifest.headers.get("content-type")).toContain("application/manifest+json");
  expect(await manifest.json()).toMatchObject({ name: "Farthing" });
});
