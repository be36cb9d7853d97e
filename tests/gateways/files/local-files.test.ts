/** The folder store: private to the user, whole files only, and no paths as keys. */
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newStorageKey } from "#app/gateways/files/file-store.ts";
import { openLocalFiles } from "#app/gateways/files/local-files.ts";
import type { FileStore } from "#app/gateways/files/file-store.ts";

let folder: string;
let store: FileStore;
beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "farthing-files-")), "files");
  store = openLocalFiles(folder);
});
afterAll(() => rm(join(folder, ".."), { recursive: true, force: true }));

const content = new TextEncoder().encode("seven copper coins");

async function keysBefore(moment: Date): Promise<string[]> {
  return (await Array.fromAsync(store.olderThan(moment))).sort();
}

test("an empty file store has no files, and says so", async () => {
  expect(await store.get(newStorageKey())).toBeNull();
  expect(await keysBefore(new Date("2999-01-01"))).toEqual([]);
  await store.delete(newStorageKey());
});

test("a stored file is there, for the server's user only, until it is deleted", async () => {
  const key = newStorageKey();
  await store.put(key, content);
  const path = join(folder, key.slice(0, 2), key);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, key.slice(0, 2)))).mode & 0o777).toBe(0o700);
  const found = await store.get(key);
  expect(found?.bytes).toBe(content.byteLength);
  expect(found && (await text(found.stream))).toBe("seven copper coins");
  await store.delete(key);
  expect(await store.get(key)).toBeNull();
  await store.delete(key);
});

test("a storage key is never written twice", async () => {
  const key = newStorageKey();
  await store.put(key, content);
  await expect(store.put(key, new Uint8Array([1]))).rejects.toThrow("EEXIST");
  const found = await store.get(key);
  expect(found && (await text(found.stream))).toBe("seven copper coins");
});

test.each([
  "../../etc/passwd",
  "/etc/passwd",
  "",
  "ab/../../x",
  `${"a".repeat(31)}/`,
  "A".repeat(32),
])("the storage key %j is refused", async (key) => {
  await expect(store.put(key, content)).rejects.toThrow("not a storage key");
  await expect(store.get(key)).rejects.toThrow("not a storage key");
  await expect(store.delete(key)).rejects.toThrow("not a storage key");
});

test("only old files are listed; unfinished ones are deleted", async () => {
  const [young, old] = [newStorageKey(), newStorageKey()];
  await store.put(young, content);
  await store.put(old, content);
  const past = new Date("2020-01-01");
  await utimes(join(folder, old.slice(0, 2), old), past, past);
  const unfinished = join(folder, old.slice(0, 2), `${newStorageKey()}.part`);
  await writeFile(unfinished, "half");
  await utimes(unfinished, past, past);
  expect(await keysBefore(new Date("2020-01-02"))).toEqual([old]);
  expect(await readdir(join(folder, old.slice(0, 2)))).not.toContain(unfinished.split("/").at(-1));
});
