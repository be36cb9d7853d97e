/** The tests' PostgreSQL lies in memory only where there is room, and what checkouts leave there is removed when they are gone. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { memoryFolderOf, serverFolder } from "./server-folder.ts";

const IN_CHECKOUT = ".data/test";

test("without a file system in memory, or with too little room there, the data lie in the checkout", () => {
  expect(serverFolder("/nowhere")).toBe(IN_CHECKOUT);
  expect(serverFolder("/dev/shm", Number.MAX_SAFE_INTEGER)).toBe(IN_CHECKOUT);
});

test("a folder on disk is not taken for memory", () => {
  expect(serverFolder("node_modules", 0)).toBe(IN_CHECKOUT);
});

/** False where there is no file system in memory, as on macOS. */
const hasMemory = existsSync("/dev/shm") && statfsSync("/dev/shm").type === 0x0102_1994;

test("a folder of a checkout that is gone is removed, one of a checkout that is there stays", () => {
  if (!hasMemory) return;
  const memory = mkdtempSync("/dev/shm/farthing-sweep-");
  const [gone, there] = ["/nowhere/at-all", "/tmp"].map((checkout) => {
    const folder = memoryFolderOf(checkout, memory);
    mkdirSync(folder);
    writeFileSync(join(folder, "checkout"), checkout);
    return folder;
  });
  const own = serverFolder(memory, 0);
  expect([gone, there, own].map((folder) => existsSync(folder ?? ""))).toEqual([false, true, true]);
  expect(own).toBe(memoryFolderOf(".", memory));
  rmSync(memory, { recursive: true });
});
