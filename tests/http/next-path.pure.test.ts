/** Signing in leads to pages of the site only. */
import { expect, test } from "vitest";
import { ownPath } from "#app/http/next-path.ts";

test.each([
  ["/orders", "/orders"],
  ["/orders/ord_1?tab=files", "/orders/ord_1?tab=files"],
  ["/gigs?q=a%2Fb", "/gigs?q=a%2Fb"],
  ["/a/../orders", "/orders"],
])("the next path %j leads to %j", (wanted, path) => {
  expect(ownPath(wanted)).toBe(path);
});

test.each([
  null,
  undefined,
  "",
  "orders",
  "https://evil.example",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/.//evil.example",
  "/a/..//evil.example",
  "/%2e//evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  " //evil.example",
  "http:evil.example",
  "/sign-in",
  "/sign-out",
  "/sign-up?next=/x",
  "//[",
])("the next path %j leads to the front page", (wanted) => {
  expect(ownPath(wanted)).toBe("/");
});
