/** When `If-None-Match` matches an answer. */
import { expect, test } from "vitest";
import { etagOf, hasAlready } from "#app/http/etag.ts";

const ETAG = etagOf("farthing");

function known(said: string | null): boolean {
  const headers = said === null ? {} : { "if-none-match": said };
  return hasAlready(new Request("http://localhost/", { headers }), ETAG);
}

test("equal bytes have the same ETag, others have another", () => {
  expect(ETAG).toMatch(/^"[\w-]{22}"$/);
  expect(etagOf(Buffer.from("farthing"))).toBe(ETAG);
  expect(etagOf("penny")).not.toBe(ETAG);
});

test.each([
  [ETAG, true],
  [`W/${ETAG}`, true],
  [`"other", W/"another" ,${ETAG}`, true],
  ['"other"', false],
  [ETAG.slice(1, -1), false],
  ["", false],
  [null, false],
])("If-None-Match: %j matches: %j", (said, verdict) => {
  expect(known(said)).toBe(verdict);
});
