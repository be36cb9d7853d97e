/** The cacheable parts of an answer, and the answers made of them: a visitor's copies and a member's page. */
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { membersAnswer, takeApart, visitorsAnswer } from "#app/http/cached/page-fragments.ts";
import type { PageFragments } from "#app/http/cached/page-fragments.ts";

const REQUEST_ID = "idOfTheFirst";
const HEADER = '<header class="site-header"><a href="/sign-in">Sign in</a></header>';
const HTML = `<head><script src="/assets/enhance.js"></script></head>${HEADER}<p>${"Gigs. ".repeat(300)}€</p>`;

function answer(html = HTML, more: Record<string, string> = {}, status = 200): Response {
  const headers = { "content-type": "text/html; charset=utf-8", "content-length": "1" };
  return new Response(html, { status, headers: { ...headers, ...more } });
}

async function cached(): Promise<PageFragments> {
  const fragments = await takeApart(answer(), REQUEST_ID);
  if (fragments === null) throw new Error("It should be cached.");
  return fragments;
}

const UNPACK = {
  br: brotliDecompressSync,
  zstd: zstdDecompressSync,
  gzip: gunzipSync,
  plain: (body: Buffer) => body,
};

async function textOf(response: Response): Promise<string> {
  const body = Buffer.from(await response.arrayBuffer());
  expect(response.headers.get("content-length")).toBe(`${body.byteLength}`);
  const encoding = (response.headers.get("content-encoding") ?? "plain") as keyof typeof UNPACK;
  return UNPACK[encoding](body).toString();
}

test.each(["br", "zstd", "gzip", null] as const)(
  "a visitor gets the page as it was rendered, compressed once (%s)",
  async (encoding) => {
    const page = await cached();
    for (let time = 0; time < 2; time += 1) {
      const made = visitorsAnswer(page, encoding);
      expect(made.headers.get("vary")).toBe("Accept-Encoding");
      expect(made.headers.get("content-encoding")).toBe(encoding);
      expect(await textOf(made)).toBe(HTML);
    }
    expect(Object.keys(page.copies)).toEqual(encoding === null ? [] : [encoding]);
  },
);

test.each([true, false])(
  "a member gets the page under a site header of their own (gzip: %s)",
  async (gzip) => {
    const page = await cached();
    for (const name of ["Ada", "Lin"]) {
      const made = membersAnswer(page, `<header>${name}</header>`, gzip);
      expect(made.headers.get("vary")).toBe(gzip ? "Accept-Encoding" : null);
      expect(await textOf(made)).toBe(HTML.replace(HEADER, `<header>${name}</header>`));
    }
    expect(await textOf(visitorsAnswer(page, null))).toBe(HTML);
  },
);

test("the bytes a page is counted with cover all that it may come to hold", async () => {
  const page = await cached();
  for (const encoding of ["br", "zstd", "gzip"] as const) visitorsAnswer(page, encoding);
  const held = [page.plain, page.before.plain, page.before.packed, page.after.plain];
  const all = [...held, page.after.packed, ...Object.values(page.copies)];
  expect(all.reduce((sum, { byteLength }) => sum + byteLength, 0)).toBeLessThanOrEqual(page.bytes);
});

test.each<[string, Response]>([
  ["a cookie", answer(HTML, { "set-cookie": "farthing=x" })],
  ["a cache rule of its own", answer(HTML, { "cache-control": "max-age=1" })],
  ["any other header", answer(HTML, { "retry-after": "5" })],
  ["another status", answer(HTML, {}, 404)],
  ["a redirect", new Response(null, { status: 303, headers: { location: "/" } })],
  ["another type", answer("{}", { "content-type": "application/json" })],
  ["no site header", answer(HTML.replace(HEADER, ""))],
  ["its request's id", answer(HTML.replace("€", REQUEST_ID))],
])("an answer with %s is not cached, and can still be sent", async (_, given) => {
  expect(await takeApart(given, REQUEST_ID)).toBeNull();
  expect(given.bodyUsed).toBe(false);
});
