/** Cookies and flash messages: their attributes, and which are believed when they come back. */
import { afterEach, describe, expect, test } from "vitest";
import { overrideEnv } from "#app/env.server.ts";
import { readCookie, writeCookie } from "#app/http/cookies.ts";
import { clearFlash, hasFlash, readFlash, redirectWithFlash } from "#app/http/flash.ts";

let restore = () => {};
afterEach(() => restore());

function asking(cookie: string): Request {
  return new Request("http://localhost/", { headers: { cookie } });
}

describe("a cookie over https", () => {
  test("is bound to host and path, hidden from scripts, and sent encrypted only", () => {
    restore = overrideEnv({ publicOrigin: "https://farthing.example" });
    expect(writeCookie("farthing", "abc", 60)).toBe(
      "__Host-farthing=abc; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure",
    );
    expect(readCookie(asking("farthing=planted; __Host-farthing=ours"), "farthing")).toBe("ours");
    expect(readCookie(asking("farthing=planted"), "farthing")).toBeNull();
  });
});

describe("a cookie on this machine", () => {
  test("has a plain name over plain http", () => {
    expect(writeCookie("farthing", "abc", 60)).toBe(
      "farthing=abc; Path=/; Max-Age=60; HttpOnly; SameSite=Lax",
    );
    expect(readCookie(asking("a=1; farthing=x=y; b"), "farthing")).toBe("x=y");
    expect(readCookie(asking("notfarthing=1"), "farthing")).toBeNull();
    expect(readCookie(asking(""), "farthing")).toBeNull();
  });
});

test("a flash message is carried over a redirect", () => {
  const answer = redirectWithFlash("/orders", { kind: "success", text: "Ordered: 3 “coins”." });
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toBe("/orders");
  const [pair = ""] = (answer.headers.get("set-cookie") ?? "").split(";");
  expect(readFlash(asking(pair))).toEqual({ kind: "success", text: "Ordered: 3 “coins”." });
  expect(clearFlash(asking(pair))).toContain("Max-Age=0");
});

test("a page that a script fetches leaves the flash message for the page that the person opens", () => {
  const answer = redirectWithFlash("/orders", { kind: "success", text: "Ordered." });
  const fetched = asking((answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "");
  fetched.headers.set("x-requested-with", "script");
  expect([readFlash(fetched), hasFlash(fetched), clearFlash(fetched)]).toEqual([null, false, null]);
});

test("a flash message without our signature is not shown", () => {
  const planted = Buffer.from(JSON.stringify({ kind: "danger", text: "Call 555 to get paid." }));
  const [pair = ""] = (
    redirectWithFlash("/", { kind: "info", text: "Done." }).headers.get("set-cookie") ?? ""
  ).split(";");
  for (const cookie of [
    `farthing-flash=${planted.toString("base64url")}`,
    pair.replace(/.$/, (last) => (last === "A" ? "Q" : "A")),
    pair.replace("=", "=AA"),
  ])
    expect(readFlash(asking(cookie))).toBeNull();
});

test.each([
  "",
  "farthing-flash=",
  "farthing-flash=%%%",
  "farthing-flash=e30",
  "farthing-flash=bnVsbA",
])("a flash cookie of %j is not shown", (cookie) => {
  expect(readFlash(asking(cookie))).toBeNull();
});
