/** Configures the kinds of tests: `unit` needs nothing, `db` and `db-alone` a database per file, `browser` the built server and Chromium. */
import { resolve } from "node:path";
import { defineConfig } from "vitest/config";
import type { TestProjectInlineConfiguration } from "vitest/config";

// Compiled once for all processes that a run starts.
process.env["NODE_COMPILE_CACHE"] ??= resolve(".data/test/compiled");

const PURE = ["tests/house.test.ts", "tests/**/*.pure.test.ts"];
const BROWSER = ["tests/browser/**/*.test.ts"];

/** Loading the product takes longer than most test files, so files share processes, but for those that spy on a process's threads. */
const ALONE = ["tests/domain/security/guessing.test.ts"];

/**
 * Tests with a database and tests in a browser run side by side, three files at a time on two cores. Many of them
 * wait for another process (the worker, a loading page) and leave a core idle meanwhile.
 */
const WORKERS = 3;

/** A long poll timeout: on a busy machine results come late, but a missing result still fails. */
const PATIENT = { poll: { timeout: 15_000 } };

const WITH_DATABASE = {
  globalSetup: ["tests/kit/one-server.ts"],
  sequence: { groupOrder: 1 },
  maxWorkers: WORKERS,
  expect: PATIENT,
  testTimeout: 30_000,
  hookTimeout: 60_000,
} satisfies TestProjectInlineConfiguration["test"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: PURE,
          isolate: false,
          sequence: { groupOrder: 0 },
          expect: PATIENT,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          ...WITH_DATABASE,
          name: "db",
          include: ["tests/**/*.test.ts"],
          exclude: [...PURE, ...BROWSER, ...ALONE],
          isolate: false,
          setupFiles: ["tests/kit/own-process.ts"],
        },
      },
      {
        test: {
          ...WITH_DATABASE,
          name: "db-alone",
          include: ALONE,
        },
      },
      {
        test: {
          ...WITH_DATABASE,
          name: "browser",
          include: BROWSER,
          isolate: false,
          setupFiles: ["tests/kit/own-process.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
