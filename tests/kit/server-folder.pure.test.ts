/** The tests' PostgreSQL is kept in memory only where that is safe. */
import { expect, test } from "vitest";
import { serverFolder } from "./server-folder.ts";

const IN_CHECKOUT = ".data/test";

test("without a file system in memory, or with too little room there, the data lie in the checkout", () => {
  expect(serverFolder("/nowhere")).toBe(IN_CHECKOUT);
  expect(serverFolder("/dev/shm", Number.MAX_SAFE_INTEGER)).toBe(IN_CHECKOUT);
});

test("a folder on disk is not taken for memory", () => {
  expect(serverFolder("node_modules", 0)).toBe(IN_CHECKOUT);
});
