/** The promises of every answer of the site: request ids, security headers, limits, errors without stack traces. */
import { get } from "node:http";
import { expect, test } from "vitest";
import { env } from "#app/env.server.ts";
import { useSite } from "#tests/kit/browser.ts";
import { member, signInBrowser } from "#tests/kit/members.ts";

const site = useSite({ SECRET: env.secret, BODY_MAX_BYTES: "200000", UPLOAD_MAX_BYTES: "100000" });

const ask = (path: string, init?: RequestInit) => fetch(`${site.origin}${path}`, init);
const HTML = { accept: "text/html" };
const OURS = { ...HTML, "sec-fetch-site": "same-origin" };

test("the start page has no framework script, no console message and no accessibility problem", async () => {
  const { page, axe, complaints } = await site.visit();
  const answer = await page.goto("/");
  expect(answer?.status()).toBe(200);
  expect(
    await page
      .locator(
        "script:not([src^='/assets/enhance-'], [src^='/assets/suggest-']), script[type=module]",
      )
      .count(),
  ).toBe(0);
  expect(await page.locator("h1").count()).toBe(1);
  expect(await axe()).toEqual([]);
  expect(complaints).toEqual([]);
});

test("planted faults are found on the first page of a visit, on a later one, and at a second look", async () => {
  const { page, axe } = await site.visit();
  const rulesOf = (lines: string[]) => new Set(lines.map((line) => line.split(":")[0]));
  for (const path of ["/sign-in", "/gigs"]) {
    await page.goto(path);
    expect(await axe()).toEqual([]);
    await page.evaluate(() => {
      const [pale, picture] = [document.createElement("p"), document.createElement("img")];
      pale.textContent = "Too pale to be read.";
      Object.assign(pale.style, { color: "#dddddd", backgroundColor: "#ffffff" });
      picture.src = "/favicon.svg";
      document.querySelector("main")?.append(pale, picture);
    });
    expect(rulesOf(await axe())).toEqual(new Set(["color-contrast", "image-alt"]));
    expect(rulesOf(await axe("looks"))).toEqual(new Set(["color-contrast"]));
  }
});

test("every answer carries its request id and the security headers", async () => {
  for (const path of ["/", "/nowhere", "/assets/nothing.js"]) {
    const { headers } = await ask(path);
    expect(headers.get("x-request-id")).toMatch(/^[\w-]{12}$/);
    expect(headers.get("content-security-policy")).toContain("style-src 'self'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("strict-transport-security")).toBeNull();
  }
});

test("the built script runs; the site's files outside its folder and inline code are refused", async () => {
  const { page } = await site.visit();
  await page.goto("/");
  const [built] = await page.locator("script").all();
  const src = (await built?.getAttribute("src")) ?? "";
  const outcome = await page.evaluate(async (own) => {
    const load = (change: (script: HTMLScriptElement) => void) =>
      new Promise<string>((resolve) => {
        const script = document.createElement("script");
        script.addEventListener("load", () => resolve("ran"));
        script.addEventListener("error", () => resolve("refused"));
        change(script);
        document.head.append(script);
        if (script.src === "") resolve("inline");
      });
    const each = [
      await load((script) => (script.src = own)),
      await load((script) => (script.src = "/farthing-api.d.ts")),
      await load((script) => (script.textContent = "window.inlineRan = true")),
    ];
    return { each, inlineRan: "inlineRan" in window };
  }, src);
  expect(outcome).toEqual({ each: ["ran", "refused", "inline"], inlineRan: false });
});

test("no page and no upload answers below the folder of built scripts, however its address is spelt", async () => {
  for (const path of [
    "..%2ffarthing-api.d.ts",
    "..%2Ffiles%2Ffil_1",
    "..%5cgigs",
    "%2e%2e%2fgigs",
    "",
  ]) {
    const answer = await ask(`/assets/${path}`, { headers: HTML });
    expect([path, answer.status]).toEqual([path, 404]);
    expect(answer.headers.get("content-type")).not.toContain("javascript");
  }
});

test("a missing page is a 404 with its request id and a way home", async () => {
  const { page, axe, complaints } = await site.visit();
  const answer = await page.goto("/nowhere");
  expect(answer?.status()).toBe(404);
  expect(await page.textContent("body")).toContain(answer?.headers()["x-request-id"]);
  expect(await page.locator('a[href="/"]').count()).toBeGreaterThan(0);
  expect(await axe()).toEqual([]);
  expect(complaints).toEqual([]);
});

test("forms from other origins, or without an origin, are refused on every address", async () => {
  for (const headers of [{}, { "sec-fetch-site": "cross-site" }, { origin: "http://evil.example" }])
    for (const path of ["/", "/nowhere", "/wallet/deposit"]) {
      const answer = await ask(path, { method: "POST", headers, body: new URLSearchParams("a=b") });
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject({ code: "cross_site", status: 403 });
    }
});

test("the API takes tokens only: a session's cookie opens nothing there, wherever it was sent from", async () => {
  const actor = await member("cookie-monster");
  const { context } = await site.visit();
  await signInBrowser(context, site.origin, actor);
  const mine = await context.request.get("/settings", { maxRedirects: 0 });
  expect(mine.status()).toBe(200);
  for (const origin of [site.origin, "http://evil.example"]) {
    const answer = await context.request.post("/api/v1/orders", { data: {}, headers: { origin } });
    expect(answer.status()).toBe(401);
  }
  expect((await context.request.get("/api/v1/wallet")).status()).toBe(401);
});

test("a form sent to a page without an action is refused without a stack trace", async () => {
  const answer = await ask("/", {
    method: "POST",
    headers: OURS,
    body: new URLSearchParams("a=b"),
  });
  expect(answer.status).toBe(405);
  expect(await answer.text()).not.toMatch(/node_modules|at .*\.js:\d/);
});

test("bodies over the limit are refused, with and without Content-Length", async () => {
  const large = "x".repeat(300_000);
  const announced = await ask("/", { method: "POST", headers: OURS, body: large });
  expect(announced.status).toBe(413);
  const streamed = await ask("/", {
    method: "POST",
    headers: OURS,
    body: new Blob([large]).stream(),
    duplex: "half",
  } as RequestInit);
  expect(streamed.status).toBe(413);
});

test("addresses with a NUL or broken escapes do no harm", async () => {
  expect((await ask("/x%00y")).status).toBe(400);
  expect((await ask("/?q=%00")).status).toBe(400);
  expect([400, 404]).toContain((await ask("/%E0%A4%A")).status);
});

test("built files are cached for ever and come compressed", async () => {
  const home = await (await ask("/")).text();
  const css = /href="(\/assets\/[^"]+\.css)"/.exec(home)?.[1] ?? "";
  const headers = await new Promise<Record<string, unknown>>((resolve, reject) => {
    get(`${site.origin}${css}`, { headers: { "accept-encoding": "br" } }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode, ...answer.headers });
    }).on("error", reject);
  });
  expect(headers).toMatchObject({
    status: 200,
    "content-encoding": "br",
    "cache-control": "public, max-age=31536000, immutable",
  });
  const etag = String(headers["etag"]);
  expect((await ask(css, { headers: { "if-none-match": etag } })).status).toBe(304);
});

test("the live and ready probes answer", async () => {
  expect((await ask("/livez")).status).toBe(200);
  expect((await ask("/readyz")).status).toBe(200);
});
