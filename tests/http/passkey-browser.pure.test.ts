/** The cookie of a visitor who uses a passkey: which account it may name. */
import { expect, test } from "vitest";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { firstIdAt, newId } from "#app/domain/kernel/ids.ts";
import { passkeyBrowser } from "#app/http/passkey-browser.ts";

const named = (userId: string) => {
  const headers = { cookie: `farthing-passkey=random.${userId}` };
  return passkeyBrowser(new Request("http://localhost/", { headers }))?.userId;
};

test("a forged cookie names no account of the future, which would stay the newest with its address", () => {
  const made = newId("user");
  expect(named(made)).toBe(made);
  expect(named(firstIdAt("user", hoursAfter(nowDate(), 1)))).toBeUndefined();
  expect(named("usr_1")).toBeUndefined();
});
