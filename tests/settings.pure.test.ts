/** Settings: every name explained in .env.example, every wrong value named at once. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { env, overrideEnv } from "#app/env.server.ts";
import { readSettings, SETTINGS } from "#app/settings.ts";
import type { SettingsInvalid } from "#app/settings.ts";

function problemsOf(source: Record<string, string>): string[] {
  try {
    readSettings(source);
    return [];
  } catch (problem) {
    return (problem as SettingsInvalid).problems;
  }
}

test("an empty environment gives the default settings", () => {
  const settings = readSettings({});
  expect(settings.PORT).toBe(3000);
  expect(settings.SMALL_TASK_BELOW).toBe(20_000_000n);
  expect(settings.DATABASE_URL).toBeUndefined();
});

test("all wrong settings are named together, secrets without their value", () => {
  const problems = problemsOf({
    PORT: "0",
    COMMISSION_BPS: "1e3",
    PAYOUT_FLOOR: "-1",
    PUBLIC_ORIGIN: "farthing.example/path",
    DATABASE_URL: "mysql://me:hidden@x",
    SECRET: "short",
  });
  expect(problems.map((line) => line.split(" ")[0])).toEqual([
    "PORT",
    "DATABASE_URL",
    "PUBLIC_ORIGIN",
    "SECRET",
    "COMMISSION_BPS",
    "PAYOUT_FLOOR",
  ]);
  expect(problems.join()).not.toMatch(/hidden|short/);
});

test("settings that contradict each other are refused", () => {
  expect(problemsOf({ PAYOUT_THRESHOLD: "0.5" })[0]).toMatch(/^PAYOUT_THRESHOLD/);
  expect(problemsOf({ DEPOSIT_MIN: "50", DEPOSIT_MAX: "5" })[0]).toMatch(/^DEPOSIT_MAX/);
});

test("a public address needs a secret of its own", () => {
  expect(problemsOf({ PUBLIC_ORIGIN: "https://farthing.example" })[0]).toMatch(/^SECRET/);
  expect(problemsOf({ PUBLIC_ORIGIN: "http://127.0.0.1:4000" })).toEqual([]);
  const own = { PUBLIC_ORIGIN: "https://farthing.example", SECRET: "s".repeat(32) };
  expect(problemsOf({ ...own, PRETEND_MONEY: "yes" })).toEqual([]);
});

test("pretend money is not taken at a public address unless the operator says so", () => {
  const own = { PUBLIC_ORIGIN: "https://farthing.example", SECRET: "s".repeat(32) };
  expect(problemsOf(own)).toEqual([expect.stringMatching(/^PRETEND_MONEY must be yes/)]);
});

test("a setting of an earlier release is refused with its new name", () => {
  expect(problemsOf({ SANDBOX: "no", SANDBOX_SETTLE_SECONDS: "1" })).toEqual([
    "SANDBOX is called PRETEND_MONEY now; please rename it",
    "SANDBOX_SETTLE_SECONDS is called PRETEND_SETTLE_SECONDS now; please rename it",
  ]);
});

test(".env.example lists exactly the settings there are, with their defaults", () => {
  const lines = readFileSync(".env.example", "utf8").matchAll(/^(# )?([A-Z_]+)=(.*)$/gm);
  const listed = [...lines].map(([, off, name = "", value = ""]) => ({ off, name, value }));
  const names = Object.keys(SETTINGS.shape).filter((name) => name !== "NODE_ENV");
  expect(listed.map(({ name }) => name)).toEqual(names);
  const shownDefaults = listed.filter(({ off }) => off === undefined);
  const source = Object.fromEntries(
    shownDefaults.map(({ name, value }) => [name, value.replace(/^"|"$/g, "")]),
  );
  expect(readSettings(source)).toEqual(readSettings({}));
});

test("a test may change a setting and put it back; no other code can", () => {
  const putBack = overrideEnv({ commissionBps: 250 });
  expect(env.commissionBps).toBe(250);
  putBack();
  expect(env.commissionBps).toBe(1000);
  expect(() => Object.assign(env, { commissionBps: 1 })).toThrow(TypeError);
});

test.each([
  ["SWEEP_CRON", "99 * * * *"],
  ["SWEEP_CRON", "0 * * *"],
  ["SWEEP_CRON", "a b c d e"],
  ["SWEEP_CRON", "5-1 * * * *"],
  ["SWEEP_CRON", "*/0 * * * *"],
  ["SMTP_URL", "smtp://"],
  ["MAIL_FROM", "nobody in particular"],
  ["SUPPORT_MAIL", "ask around"],
  ["MAIL_FROM", "Farthing <a@b.example>\r\nBcc: c@d.example"],
])("the setting %s may not be %j", (name, value) => {
  expect(problemsOf({ [name]: value })).toEqual([expect.stringContaining(`${name} must be`)]);
});

test.each(["0 * * * *", "*/15 0-6,20 1 * 1-5", "0-30/10 * * * *"])("%s is a cron line", (line) => {
  expect(readSettings({ SWEEP_CRON: line }).SWEEP_CRON).toBe(line);
});
