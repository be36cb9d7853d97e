/** Compression: the best encoding both sides know, never on event streams, never twice. */
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { compress, pickEncoding } from "#app/http/compress.ts";

const TEXT = "farthing ".repeat(1000);

function page(headers: Record<string, string> = {}, body: BodyInit = TEXT): Response {
  return new Response(body, {
    headers: { "content-type": "text/html", "content-length": `${TEXT.length}`, ...headers },
  });
}

const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer());

test.each([
  ["br, gzip", "br"],
  ["gzip, zstd", "zstd"],
  ["gzip;q=0.5", "gzip"],
  ["br;q=0, gzip", "gzip"],
  ["identity", null],
  [null, null],
])("Accept-Encoding %j picks %s", (accept, encoding) => {
  expect(pickEncoding(accept)).toBe(encoding);
});

test.each([
  ["br", brotliDecompressSync],
  ["zstd", zstdDecompressSync],
  ["gzip", gunzipSync],
] as const)("a page compressed with %s unpacks to the same page", async (encoding, unpack) => {
  const packed = await compress(page(), encoding);
  expect(packed.headers.get("content-encoding")).toBe(encoding);
  const body = await bytes(packed);
  expect(packed.headers.get("content-length")).toBe(`${body.length}`);
  expect(unpack(body).toString()).toBe(TEXT);
});

test("an event stream, a picture, a packed and a tiny body stay as they are", async () => {
  const kept = [
    page({ "content-type": "text/event-stream" }),
    page({ "content-type": "image/png" }),
    page({ "content-length": "10" }),
    page({ "cache-control": "no-transform" }),
  ];
  for (const response of kept)
    expect((await compress(response, "br")).headers.get("content-encoding")).toBeNull();
  expect(
    (await compress(page({ "content-encoding": "zstd" }), "br")).headers.get("content-encoding"),
  ).toBe("zstd");
});

test("a body of unknown length is compressed as it passes", async () => {
  const stream = new Response(TEXT).body;
  const response = new Response(stream, { headers: { "content-type": "text/csv" } });
  const packed = await compress(response, "br, gzip");
  expect(packed.headers.get("content-encoding")).toBe("gzip");
  expect(gunzipSync(await bytes(packed)).toString()).toBe(TEXT);
});
