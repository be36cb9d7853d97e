/** Open pages while their web process is killed: the browser goes on at another process, and shows each notice and each message once. */
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { tokenOf } from "#tests/kit/api.ts";
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
beforeEach(async () => {
  people ??= await cast();
  const port = await freePort();
  origin = `http://localhost:${port}`;
  sites = await Promise.all([1, 2].map(() => startSite(database.url, { PUBLIC_ORIGIN: origin })));
  balancer = createServer(toFirst).listen(port);
  await once(balancer, "listening");
});
afterEach(async () => {
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
  await enrich(people.ada, 100_000_000n);
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

const MESSAGES = 24;

/** The whole answer; null when the process died before its end. */
async function said(address: string, init: RequestInit) {
  try {
    const answer = await fetch(address, init);
    return { status: answer.status, text: await answer.text() };
  } catch {
    return null;
  }
}

/** Sends one message until it is acknowledged, with one key, as a program does. */
async function sendUntilAcknowledged(token: string, text: string): Promise<{ threadId: string }> {
  const key = newFormKey();
  for (;;) {
    const answer = await said(`${origin}/api/v1/messages`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "idempotency-key": key,
      },
      body: JSON.stringify({ to: "lin", text }),
    });
    if (answer?.status === 201) {
      const { thread_id: threadId } = JSON.parse(answer.text) as { thread_id: string };
      return { threadId };
    }
    if (answer !== null && answer.status < 500) throw new Error(answer.text);
    await sleep(50);
  }
}

test("messages sent while a web process is killed arrive in the other browser, each exactly once and without a reload", async () => {
  const token = await tokenOf(people.ada);
  const { threadId } = await sendUntilAcknowledged(token, "Message 0.");
  const browser = await launchChromium();
  try {
    const context = await browser.newContext();
    await signInBrowser(context, origin, people.lin);
    const page = await context.newPage();
    await page.goto(`${origin}/messages/${threadId}`);
    await page.locator("html[data-streamed]").waitFor({ state: "attached" });
    let loads = 0;
    page.on("request", (request) => (loads += request.isNavigationRequest() ? 1 : 0));
    const waiting = Array.from({ length: MESSAGES }, (_, n) => `Message ${n + 1}.`);
    let acknowledged = 0;
    const sender = async () => {
      for (let text = waiting.shift(); text !== undefined; text = waiting.shift()) {
        await sendUntilAcknowledged(token, text);
        acknowledged += 1;
        if (acknowledged === MESSAGES / 3) await sites.shift()?.stop("SIGKILL");
      }
    };
    await Promise.all([sender(), sender(), sender(), sender()]);
    const texts = () => page.locator(".message-text").allTextContents();
    await expect.poll(async () => (await texts()).length).toBe(MESSAGES + 1);
    const expected = Array.from({ length: MESSAGES + 1 }, (_, n) => `Message ${n}.`);
    expect((await texts()).map((text) => text.trim()).sort()).toEqual(expected.sort());
    expect(sites).toHaveLength(1);
    expect(loads).toBe(0);
  } finally {
    await browser.close();
  }
});
