/** Configures three kinds of tests: `unit` needs nothing, `db` a database per file, `browser` the built server and Chromium. */
import { defineConfig } from "vitest/config";

const PURE = ["tests/house.test.ts", "tests/**/*.pure.test.ts"];
const BROWSER = ["tests/browser/**/*.test.ts"];

/**
 * Tests with a database and tests in a browser run side by side, three files at a time on two cores. Many of them
 * wait for another process (the worker, a loading page) and leave a core idle meanwhile.
 */
const WORKERS = 3;

/** A long poll timeout: on a busy machine results come late, but a missing result still fails. */
const PATIENT = { poll: { timeout: 15_000 } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: PURE,
          sequence: { groupOrder: 0 },
          expect: PATIENT,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: "db",
          include: ["tests/**/*.test.ts"],
          exclude: [...PURE, ...BROWSER],
          globalSetup: ["tests/kit/one-server.ts"],
          sequence: { groupOrder: 1 },
          maxWorkers: WORKERS,
          expect: PATIENT,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "browser",
          include: BROWSER,
          globalSetup: ["tests/kit/one-server.ts"],
          sequence: { groupOrder: 1 },
          maxWorkers: WORKERS,
          expect: PATIENT,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
