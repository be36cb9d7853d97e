/** The browser pass: its accounts, its lifetime, and that only the server can make one. */
import { RouterContextProvider } from "react-router";
import { afterEach, expect, test } from "vitest";
import { overrideEnv } from "#app/env.server.ts";
import { answerHeaders } from "#app/http/answer-headers.ts";
import { readKnownBrowser, rememberBrowser } from "#app/http/known-browser.ts";
import { setClock } from "#app/domain/kernel/clock.ts";
import { countedAs, knows, PASS_DAYS } from "#app/domain/security/known-browser.ts";

let restore = () => {};
afterEach(() => {
  restore();
  restore = () => {};
});

const asking = (cookie = "") => new Request("http://localhost/", { headers: { cookie } });

/** The cookie after a sign-in in a browser that holds `cookie`. */
function signedIn(userId: string, cookie = ""): string {
  const context = new RouterContextProvider();
  // The mark of its accounts needs a database.
  void rememberBrowser(asking(cookie), context, userId);
  return (answerHeaders(context).get("set-cookie") ?? "").split(";")[0] ?? "";
}

test("a browser is known to every account that signed in, and another account's sign-in gives it no new tries", () => {
  const first = signedIn("usr_ada");
  const second = signedIn("usr_lin", first);
  const browser = readKnownBrowser(asking(second));
  expect([knows(browser, "usr_ada"), knows(browser, "usr_lin")]).toEqual([true, true]);
  expect(knows(browser, "usr_sol")).toBe(false);
  const tries = (cookie: string) => countedAs(readKnownBrowser(asking(cookie)), "usr_ada", null);
  expect(tries(first)).toMatch(/^usr_ada \d+$/);
  expect(tries(second)).toBe(tries(first));
  expect(countedAs(browser, "usr_sol", null)).toBeNull();
  restore = setClock({ now: () => Temporal.Now.instant().add({ minutes: 1 }) });
  expect(tries(signedIn("usr_ada", second))).not.toBe(tries(first));
});

test("a browser pass names no account to a reader of the cookie", () => {
  const [, value = ""] = signedIn("usr_ada").split("=");
  expect(Buffer.from(value, "base64url").toString()).not.toContain("usr_ada");
});

test("a sign-in before the password was changed does not make a browser known", () => {
  const browser = readKnownBrowser(asking(signedIn("usr_ada")));
  expect(knows(browser, "usr_ada", new Date(Date.now() - 60_000))).toBe(true);
  expect(knows(browser, "usr_ada", new Date(Date.now() + 60_000))).toBe(false);
});

test("an account is dropped from the browser pass a year after its last sign-in in the browser", () => {
  const cookie = signedIn("usr_ada");
  const later = Temporal.Now.instant().add({ hours: (PASS_DAYS + 1) * 24 });
  restore = setClock({ now: () => later });
  expect(knows(readKnownBrowser(asking(cookie)), "usr_ada")).toBe(false);
});

test("a browser pass of many accounts knows the ten used last, in a cookie under 1 kB", () => {
  let cookie = "";
  for (let n = 0; n < 12; n += 1) cookie = signedIn(`usr_${"0".repeat(24)}${n + 10}`, cookie);
  const browser = readKnownBrowser(asking(cookie));
  expect(browser?.accounts.size).toBe(10);
  expect(knows(browser, `usr_${"0".repeat(24)}21`)).toBe(true);
  expect(knows(browser, `usr_${"0".repeat(24)}10`)).toBe(false);
  expect(cookie.length).toBeLessThan(1024);
});

test("a browser pass of another installation, a changed and a planted one make no browser known", () => {
  const cookie = signedIn("usr_ada");
  const changed = cookie.replace(/.$/, (last) => (last === "A" ? "Q" : "A"));
  const planted = Buffer.from('{"id":"x","accounts":[["usr_ada",99999999999999]]}');
  for (const wrong of [changed, `farthing-browser=${planted.toString("base64url")}`, ""])
    expect(readKnownBrowser(asking(wrong))).toBeNull();
  restore = overrideEnv({ secret: "another ".repeat(8) });
  expect(readKnownBrowser(asking(cookie))).toBeNull();
});
