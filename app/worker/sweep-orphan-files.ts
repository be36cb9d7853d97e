/** Deletes stored bytes without a row in `files`: uploads whose command failed and whose deletion failed as well. */
import { unknownStorageKeys } from "#app/domain/files/read-files.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { fileStore } from "#app/gateways/files/file-store.ts";
import type { FileStore } from "#app/gateways/files/file-store.ts";

/** Far longer than a command may take, so that no upload in progress is deleted. */
const REST_HOURS = 24;

const BATCH = 500;

/** Runs daily; idempotent and safe in parallel. Returns how many files were deleted. */
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
