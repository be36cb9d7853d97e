/** Deletes stored bytes that no file refers to: uploads whose command failed and whose removal failed as well. */
import { unknownStorageKeys } from "#app/domain/files/read-files.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { fileStore } from "#app/gateways/files/file-store.ts";
import type { FileStore } from "#app/gateways/files/file-store.ts";

/** Far longer than any command may take, so nothing that is still being attached is touched. */
const REST_HOURS = 24;

const BATCH = 500;

/** For the daily schedule; safe to run anywhere and any number of times. Returns how many were deleted. */
export async function sweepOrphanFiles(store: FileStore = fileStore()): Promise<number> {
  let deleted = 0;
  let batch: string[] = [];
  const sweep = async () => {
    const unknown = await unknownStorageKeys(batch);
    for (const key of unknown) await store.delete(key);
    deleted += unknown.length;
    batch = [];
  };
  for await (const key of store.olderThan(hoursAfter(nowDate(), -REST_HOURS))) {
    batch.push(key);
    if (batch.length === BATCH) await sweep();
  }
  await sweep();
  return deleted;
}
