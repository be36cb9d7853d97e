/** Unsafe requests are accepted from the site's own pages only. */
import { expect, test } from "vitest";
import { isOwnOrigin } from "#app/http/same-origin.ts";

const OURS = "https://farthing.example";

function allowed(method: string, path: string, headers: Record<string, string>): boolean {
  return isOwnOrigin({ method, path, headers: new Headers(headers) }, OURS);
}

test.each([
  ["GET", "/wallet", {}, true],
  ["POST", "/wallet", { "sec-fetch-site": "same-origin" }, true],
  ["POST", "/unsubscribe", {}, true],
  ["POST", "/unsubscribe/x", {}, false],
  ["POST", "/wallet", { "sec-fetch-site": "none" }, true],
  ["POST", "/wallet", { "sec-fetch-site": "same-site" }, false],
  ["POST", "/wallet", { "sec-fetch-site": "cross-site", origin: OURS }, false],
  ["POST", "/wallet", { origin: OURS }, true],
  ["POST", "/wallet", { origin: "http://farthing.example" }, false],
  ["POST", "/wallet", { origin: "null" }, false],
  ["POST", "/wallet", {}, false],
  ["DELETE", "/wallet", {}, false],
  ["POST", "/hooks/cards", {}, true],
  ["POST", "/hooksuspicious", {}, false],
  ["POST", "/api/v1/orders", { authorization: "Bearer x" }, true],
  ["POST", "/api/v1/orders", { "sec-fetch-site": "cross-site" }, true],
  ["POST", "/api/v2/orders", { authorization: "Bearer x" }, false],
  ["POST", "/wallet", { authorization: "Bearer x" }, false],
])("the request %s %s with %j is of the same origin: %s", (method, path, headers, verdict) => {
  expect(allowed(method, path, headers as Record<string, string>)).toBe(verdict);
});
