/** Why payouts rest, in words that pages and refusals put after "because". */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const DOMAIN = new URL("../../../app/domain/", import.meta.url);
const CALL = /(?:restPayouts|restAfterChange|freezePayouts)\([^;]*?"([^"]+)"/g;

test("every reason of a rest of payouts goes on after “because”", () => {
  const files = readdirSync(DOMAIN, { recursive: true, encoding: "utf8" });
  const reasons = files
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => [...readFileSync(new URL(file, DOMAIN), "utf8").matchAll(CALL)])
    .map(([, reason]) => reason);
  expect(reasons.length).toBeGreaterThanOrEqual(10);
  expect(reasons.filter((reason) => !/^[a-z][a-z' -]* [a-z' -]*[a-z]$/.test(reason ?? ""))).toEqual(
    [],
  );
});
