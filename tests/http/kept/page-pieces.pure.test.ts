/** What may be kept of an answer, and what is fresh in each one made of it. */
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { putTogether, takeApart } from "#app/http/kept/page-pieces.ts";

const MARKS = { nonce: "bm9uY2Ugb2YgdGhlIGZpcnN0", requestId: "idOfTheFirst" };
const HEADER = '<header class="site-header"><a href="/sign-in">Sign in</a></header>';
const HTML = `<head><script nonce="${MARKS.nonce}" src="/enhance.js"></script></head>${HEADER}<p>${"Gigs. ".repeat(300)}€</p><script nonce="${MARKS.nonce}"></script>`;

function answer(html = HTML, more: Record<string, string> = {}, status = 200): Response {
  const headers = { "content-type": "text/html; charset=utf-8", "content-length": "1" };
  return new Response(html, { status, headers: { ...headers, ...more } });
}

async function textOf(response: Response): Promise<string> {
  const body = Buffer.from(await response.arrayBuffer());
  expect(response.headers.get("content-length")).toBe(`${body.byteLength}`);
  return (response.headers.has("content-encoding") ? gunzipSync(body) : body).toString();
}

test.each([true, false])(
  "a visitor's page comes back with a nonce of its own (gzip: %s)",
  async (gzip) => {
    const pieces = await takeApart(answer(), MARKS);
    if (pieces === null) throw new Error("It should be kept.");
    const made = putTogether(pieces, { nonce: "fresh", letterhead: null, gzip });
    expect(made.headers.get("vary")).toBe(gzip ? "Accept-Encoding" : null);
    expect(await textOf(made)).toBe(HTML.replaceAll(MARKS.nonce, "fresh"));
    const own = putTogether(pieces, { nonce: "other", letterhead: "<header>Ada</header>", gzip });
    expect(await textOf(own)).toBe(
      HTML.replaceAll(MARKS.nonce, "other").replace(HEADER, "<header>Ada</header>"),
    );
  },
);

test.each<[string, Response]>([
  ["a cookie", answer(HTML, { "set-cookie": "farthing=x" })],
  ["a cache rule of its own", answer(HTML, { "cache-control": "max-age=1" })],
  ["any other header", answer(HTML, { "retry-after": "5" })],
  ["another status", answer(HTML, {}, 404)],
  ["a redirect", new Response(null, { status: 303, headers: { location: "/" } })],
  ["another type", answer("{}", { "content-type": "application/json" })],
  ["no letterhead", answer(HTML.replace(HEADER, ""))],
  ["a nonce in the letterhead", answer(HTML.replace("Sign in", MARKS.nonce))],
  ["no nonce", answer(HTML.replaceAll(MARKS.nonce, ""))],
  ["its request's id", answer(HTML.replace("€", MARKS.requestId))],
])("an answer with %s is not kept, and can still be given", async (_, given) => {
  expect(await takeApart(given, MARKS)).toBeNull();
  expect(given.bodyUsed).toBe(false);
});
