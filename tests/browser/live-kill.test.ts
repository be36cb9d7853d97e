/** An open page while its web process is killed: the browser goes on at another process, and shows each notice once. */
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signInBrowser } from "#tests/kit/members.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import { launchChromium } from "#tests/kit/chromium.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { freePort, startSite } from "#tests/kit/site.ts";
import { order } from "#tests/kit/task-scene.ts";
import type { Server } from "node:net";
import type { Cast } from "#tests/kit/cast.ts";
import type { RunningSite } from "#tests/kit/site.ts";

const database = useDatabase();
let people: Cast;
let sites: RunningSite[];
let balancer: Server;
let origin: string;
beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 100_000_000n);
  const port = await freePort();
  origin = `http://localhost:${port}`;
  sites = await Promise.all([1, 2].map(() => startSite(database.url, { PUBLIC_ORIGIN: origin })));
  balancer = createServer(toFirst).listen(port);
  await once(balancer, "listening");
});
afterAll(async () => {
  balancer.close();
  await Promise.all(sites.map((site) => site.stop("SIGKILL")));
});

/** Hands a connection to the first process that lives, as a load balancer does. */
function toFirst(browser: ReturnType<typeof connect>): void {
  const [site] = sites;
  const server = connect(Number(new URL(site?.origin ?? origin).port), "localhost");
  browser.pipe(server).pipe(browser);
  for (const [one, other] of [
    [browser, server],
    [server, browser],
  ] as const) {
    one.on("error", () => other.destroy());
    one.on("close", () => other.destroy());
  }
}

test("a page whose web process is killed shows what happened before, meanwhile and after, each once and without a reload", async () => {
  const browser = await launchChromium();
  try {
    const context = await browser.newContext();
    await signInBrowser(context, origin, people.lin);
    const page = await context.newPage();
    let loads = 0;
    page.on("request", (request) => (loads += request.isNavigationRequest() ? 1 : 0));
    await page.goto(`${origin}/notices`);
    const streamed = page.locator("html[data-streamed]");
    await streamed.waitFor({ state: "attached" });
    const place = () => order(people.ada, people.lin, { priceMicros: 1_000_000n });
    const told = page.locator(".told");
    await place();
    await expect.poll(() => told.count()).toBe(1);
    const [killed] = sites.splice(0, 1);
    await Promise.all([killed?.stop("SIGKILL"), place(), place()]);
    await expect.poll(() => told.count()).toBe(3);
    await streamed.waitFor({ state: "attached" });
    await place();
    await expect.poll(() => told.count()).toBe(4);
    const ids = await page.locator(".told h2").evaluateAll((titles) => titles.map(({ id }) => id));
    expect(new Set(ids).size).toBe(4);
    expect(loads).toBe(1);
  } finally {
    await browser.close();
  }
});
