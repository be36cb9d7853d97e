/** Deleting stored bytes: never those that a row names or may name, and never at the price of the refusal that is being told. */
import { expect, test } from "vitest";
import { savePicture } from "#app/domain/people/profile/save-picture.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { discardBytes } from "#app/gateways/files/discard-bytes.ts";
import { fileStore, newStorageKey } from "#app/gateways/files/file-store.ts";
import { person } from "#tests/kit/cast.ts";
import { useDataFolder } from "#tests/kit/data-folder.ts";
import { useDatabase } from "#tests/kit/database.ts";

useDatabase();
useDataFolder();

async function stored(): Promise<string> {
  const key = newStorageKey();
  await fileStore().put(key, new Uint8Array([1, 2, 3]));
  return key;
}

const isThere = async (key: string) => (await fileStore().get(key)) !== null;

test("bytes that a row names stay, as after a commit nobody heard of, and the others go", async () => {
  const [smallKey, largeKey, loose] = [await stored(), await stored(), await stored()];
  const picture = { sha256: "a".repeat(64), crop: "centre" as const, smallKey, largeKey };
  await savePicture(await person("lin"), { ...picture, key: newFormKey() });
  await discardBytes([smallKey, loose, largeKey]);
  expect(await Promise.all([smallKey, largeKey, loose].map(isThere))).toEqual([true, true, false]);
});

test("nothing is deleted while the row of a command may still come", async () => {
  const key = await stored();
  await discardBytes([key], new Refusal("outcome_unknown"));
  expect(await isThere(key)).toBe(true);
  await discardBytes([key], new Refusal("busy"));
  expect(await isThere(key)).toBe(false);
});

test("a store that cannot answer which bytes are named keeps them all, and the caller goes on", async () => {
  const key = await stored();
  // No text of the database may have this sign.
  await discardBytes([key, "\0"], new Refusal("busy"));
  expect(await isThere(key)).toBe(true);
});
