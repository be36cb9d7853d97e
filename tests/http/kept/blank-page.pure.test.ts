/** Whatever the nonce, a filled page is what would have been put together and compressed around it. */
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { makeBlank } from "#app/http/kept/blank-page.ts";
import { takeApart } from "#app/http/kept/page-pieces.ts";
import { freshMarks, NONCE_CHARS } from "#app/http/request-marks.ts";

const HEADER = '<header class="site-header"><a href="/sign-in">Sign in</a></header>';
const page = (nonce: string) =>
  `<head><script nonce="${nonce}"></script></head>${HEADER}<p>${"Coins. ".repeat(3000)}€</p><script nonce="${nonce}">1</script><i>`;

async function blank() {
  const { id, nonce } = freshMarks();
  const headers = { "content-type": "text/html; charset=utf-8" };
  const pieces = await takeApart(new Response(page(nonce), { headers }), { nonce, requestId: id });
  if (pieces === null) throw new Error("It should be kept.");
  return makeBlank(pieces);
}

test("a thousand nonces: the text, and a checksum that a decoder accepts", async () => {
  const { fill } = await blank();
  for (let count = 0; count < 1000; count += 1) {
    const { nonce } = freshMarks();
    expect(gunzipSync(fill(nonce, true)).toString()).toBe(page(nonce));
    expect(fill(nonce, false).toString()).toBe(page(nonce));
  }
});

test("every bit of every character counts, alone and all together", async () => {
  const { fill } = await blank();
  const zero = "\0".repeat(NONCE_CHARS);
  const odd = [zero, "\u007f".repeat(NONCE_CHARS)];
  for (let place = 0; place < NONCE_CHARS * 7; place += 1) {
    const at = Math.floor(place / 7);
    odd.push(zero.slice(0, at) + String.fromCharCode(1 << (place % 7)) + zero.slice(at + 1));
  }
  for (const nonce of odd) expect(gunzipSync(fill(nonce, true)).toString()).toBe(page(nonce));
});

test("bodies are nobody else's: one filled later changes none filled before", async () => {
  const { fill } = await blank();
  const [one, two] = [freshMarks().nonce, freshMarks().nonce];
  const bodies = [fill(one, true), fill(two, true)];
  expect(bodies.map((body) => gunzipSync(body).toString())).toEqual([page(one), page(two)]);
});

test("a nonce of another length is refused, because the page around it would be broken", async () => {
  const { fill } = await blank();
  for (const nonce of ["", "short", "x".repeat(NONCE_CHARS + 1)])
    expect(() => fill(nonce, true)).toThrow(RangeError);
});
