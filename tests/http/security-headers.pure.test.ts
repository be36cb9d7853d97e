/** The headers of every answer, and headers that exclude each other. */
import { expect, test } from "vitest";
import { addMissing, securityHeaders } from "#app/http/security-headers.ts";

const FACTS = { origin: "https://farthing.example", strict: true };

test("a page's own cache rule stays, unless the answer sets a cookie", () => {
  const rule = "public, max-age=3600";
  const plain = new Headers({ "cache-control": rule });
  addMissing(plain, securityHeaders(FACTS));
  expect(plain.get("cache-control")).toBe(rule);
  const personal = new Headers({ "cache-control": rule, "set-cookie": "farthing=token" });
  addMissing(personal, securityHeaders(FACTS));
  expect(personal.get("cache-control")).toBe("no-store");
});

test("a file's stricter cache rule stays beside a cookie", () => {
  const rule = "private, no-store, no-transform";
  const file = new Headers({ "cache-control": rule, "set-cookie": "farthing=token" });
  addMissing(file, securityHeaders(FACTS));
  expect(file.get("cache-control")).toBe(rule);
});

test("answers over https have Strict-Transport-Security", () => {
  const headers = new Headers();
  addMissing(headers, securityHeaders(FACTS));
  expect(headers.get("strict-transport-security")).toContain("max-age=31536000");
});

test("scripts run from the folder of built files and from nowhere else", () => {
  const headers = new Headers();
  addMissing(headers, securityHeaders(FACTS));
  const policy = headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'; script-src https://farthing.example/assets/; ");
  expect(policy).not.toMatch(/unsafe|nonce|strict-dynamic/);
});

test("at a loopback address scripts run under either name of this machine", () => {
  for (const host of ["localhost", "127.0.0.1"]) {
    const headers = new Headers();
    addMissing(headers, securityHeaders({ origin: `http://${host}:3000`, strict: true }));
    const [, sources = ""] =
      /script-src ([^;]*);/.exec(headers.get("content-security-policy") ?? "") ?? [];
    expect(sources.split(" ").toSorted()).toEqual([
      "http://127.0.0.1:3000/assets/",
      "http://localhost:3000/assets/",
    ]);
  }
});
