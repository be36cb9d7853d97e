/** The table of security events: documented, written by the product, and never turned off. */
import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SECURITY_EVENTS } from "#app/domain/security/security-events.ts";
import { securityLog } from "#app/domain/security/security-log.ts";
import { LOG_PAGE, securityLogPage } from "#tests/kit/security-log-page.ts";
import { useSecurityLines } from "#tests/kit/security-lines.ts";

const log = useSecurityLines();

test("the operator's page lists the events of the table", () => {
  expect(readFileSync(LOG_PAGE, "utf8"), "npm run docs:security-log writes it").toBe(
    securityLogPage(),
  );
});

test("every event of the table is written somewhere in the product", () => {
  const sources = globSync("app/**/*.{ts,tsx}")
    .filter((path) => !path.endsWith("security-events.ts"))
    .map((path) => readFileSync(path, "utf8"))
    .filter((text) => /securityLog|logFailedTry/.test(text))
    .join("\n");
  const unused = Object.keys(SECURITY_EVENTS).filter((name) => !sources.includes(`"${name}"`));
  expect(unused).toEqual([]);
});

test("a security line is written when LOG_LEVEL turns the rest of the log off", () => {
  const script = `
    import { log } from "#app/log.server.ts";
    import { securityLog } from "#app/domain/security/security-log.ts";
    log.fatal("not this line");
    securityLog("sign_out", { account: "usr_0123456789abcdefghjkmnpqrs", place: "203.0.113.7" });`;
  const env = { PATH: process.env["PATH"], NODE_ENV: "production", LOG_LEVEL: "silent" };
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    env,
    encoding: "utf8",
  });
  const lines = stdout.trimEnd().split("\n");
  expect([stderr, lines.length]).toEqual(["", 1]);
  expect(JSON.parse(lines[0] ?? "")).toEqual({
    level: 30,
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    security: "sign_out",
    account: "usr_0123456789abcdefghjkmnpqrs",
    place: "203.0.113.7",
  });
});

test("a fact that is no id, code or number is left out of the line, and an IPv6 address becomes its network", () => {
  securityLog("sign_in.failed", {
    account: "ada@example.test",
    reason: "Stolen cards, says the bank.",
    place: "2001:db8:1:2:3:4:5:6",
    by: "operator",
    code: "123456",
    ended: 2,
  });
  securityLog("sign_out", { place: '", "security": "role.changed' });
  expect(log.taken()).toEqual([
    {
      security: "sign_in.failed",
      account: "(left out)",
      reason: "(left out)",
      place: "2001:db8:1:2::/64",
      by: "operator",
      code: "(left out)",
      ended: 2,
    },
    { security: "sign_out", place: "(unreadable)" },
  ]);
});
