/** Files that the release brings: read behind the store's own, never listed, never deleted. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { withBundled } from "#app/gateways/files/bundled-files.ts";
import { newStorageKey } from "#app/gateways/files/file-store.ts";
import type { StoredFile } from "#app/gateways/files/file-store.ts";
import { openLocalFiles } from "#app/gateways/files/local-files.ts";

const [own, bundled] = [0, 1].map(() => mkdtempSync(join(tmpdir(), "farthing-bundled-"))) as [
  string,
  string,
];
afterAll(() => {
  for (const folder of [own, bundled]) rmSync(folder, { recursive: true });
});

const textOf = async (stored: StoredFile | null) =>
  stored === null ? null : new Response(stored.stream).text();

test("a bundled file is read where the store has none of its key, and stays when it is deleted", async () => {
  const store = withBundled(openLocalFiles(own), bundled);
  const [key, both] = [newStorageKey(), newStorageKey()];
  writeFileSync(join(bundled, key), "from the release");
  writeFileSync(join(bundled, both), "from the release");
  await store.put(both, new TextEncoder().encode("from a person"));
  expect(await textOf(await store.get(key))).toBe("from the release");
  expect((await store.get(key))?.bytes).toBe(16);
  expect(await textOf(await store.get(both))).toBe("from a person");
  await store.delete(key);
  expect(await textOf(await store.get(key))).toBe("from the release");
  expect(await store.get(newStorageKey())).toBeNull();
});

test("only keys are looked up among the bundled files", async () => {
  writeFileSync(join(bundled, "notes"), "not a key");
  const store = withBundled({ ...openLocalFiles(own), get: async () => null }, bundled);
  for (const key of ["notes", "../notes", ""]) expect(await store.get(key)).toBeNull();
});

test("bundled files are not among the stored ones", async () => {
  const keys: string[] = [];
  for await (const key of withBundled(openLocalFiles(own), bundled).olderThan(
    new Date("2999-01-01"),
  ))
    keys.push(key);
  expect(keys).toHaveLength(1);
});
