/** The pid file of the process that serves a data folder: valid while that very process lives, and no longer. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { findRunning, forgetRunning, noteRunning } from "#app/cli/pid-file.ts";

const folder = mkdtempSync(join(tmpdir(), "farthing-running-"));
const note = join(folder, "running.json");
const write = (running: object) => writeFileSync(note, JSON.stringify(running));
const children = ["app/cli/start.mjs", "something else"].map((word) =>
  spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)", "--", word], { stdio: "ignore" }),
);
const [farthing = 0, other = 0] = children.map(({ pid }) => pid ?? 0);
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

const address = "http://localhost:3000";

test("a running process is found by its number and its start time", () => {
  noteRunning(folder, address);
  const mine = JSON.parse(readFileSync(note, "utf8")) as { since: string };
  expect(mine).toMatchObject({ pid: process.pid, address, since: expect.any(String) });
  // A process does not obstruct itself.
  expect(findRunning(folder)).toBeNull();
  forgetRunning(folder);
  expect(findRunning(folder)).toBeNull();
});

test("a process number that another process has by now does not count", () => {
  write({ pid: other, address, since: "some other moment" });
  expect(findRunning(folder)).toBeNull();
  write({ pid: farthing, address, since: "some other moment" });
  expect(findRunning(folder)).toBeNull();
});

test("a pid file of an older version counts while the process is one of Farthing's commands", () => {
  write({ pid: other, address });
  expect(findRunning(folder)).toBeNull();
  write({ pid: farthing, address });
  expect(findRunning(folder)).toMatchObject({ pid: farthing, address });
});

test.each([["", "{", '{"pid":"x"}', '{"pid":-1}', "null"]].flat())(
  "a pid file that holds %j does not count",
  (text) => {
    writeFileSync(note, text);
    expect(findRunning(folder)).toBeNull();
  },
);
