/** Every reason for a rest of payouts goes on after "because", because pages and refusals say it so. */
import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** The call's text up to its end holds the reason as its last string. */
const CALL = /(?:restPayouts|restAfterChange|freezePayouts)\(tx,[^;]*?"([^"]+)",?\s*\}?,?\s*\);/g;

test("the reasons for rests of payouts are clauses without a full stop", () => {
  const reasons = globSync("app/domain/**/*.ts").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(CALL)].map(([, reason = ""]) => reason),
  );
  expect(reasons.length).toBeGreaterThan(8);
  expect(reasons.filter((reason) => !/^[a-z“][^.]* [^.]*[^.]$/.test(reason))).toEqual([]);
});
