/** Fragments compressed apart and joined are one gzip body that any reader unpacks to exactly their text. */
import * as fc from "fast-check";
import { createGunzip, gunzipSync } from "node:zlib";
import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { pack, QUICK, spliceGzip, THOROUGH } from "#app/http/cached/spliced-gzip.ts";

const ways = [
  (bytes: Uint8Array) => pack(bytes, THOROUGH),
  (bytes: Uint8Array) => pack(bytes, QUICK),
] as const;

const someText = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  // Repeats across fragments tempt a compressor to refer back.
  fc.integer({ min: 0, max: 4000 }).map((times) => Buffer.from("farthing ".repeat(times))),
);

test("gzip fragments, however each was packed, join to the whole text", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(someText, fc.nat(1)), { maxLength: 8 }), (parts) => {
      const fragments = parts.map(([bytes, way]) => (ways[way] ?? ways[0])(bytes));
      const whole = Buffer.concat(fragments.map(({ plain }) => plain));
      expect(gunzipSync(spliceGzip(fragments)).equals(whole)).toBe(true);
    }),
  );
});

test("a gzip fragment may be joined again with others", async () => {
  const [head, foot] = ["<p>".repeat(900), "</p>".repeat(900)].map((text) =>
    pack(Buffer.from(text), THOROUGH),
  );
  if (!head || !foot) throw new Error("No fragments.");
  for (const middle of ["", "one", "another"]) {
    const body = spliceGzip([head, pack(Buffer.from(middle), QUICK), foot, head]);
    const stream = createGunzip();
    stream.end(body);
    const read = (await buffer(stream)).toString();
    expect(read).toBe(
      ["<p>", "</p>", "<p>"]
        .map((tag) => tag.repeat(900))
        .join("|")
        .replace("|", middle)
        .replace("|", ""),
    );
  }
});
