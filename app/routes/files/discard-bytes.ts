/** Deletes those of these stored bytes that no row names. Those that cannot be deleted now are removed within a day. */
import { unknownStorageKeys } from "#app/domain/files/read-files.ts";
import { fileStore } from "#app/gateways/files/file-store.ts";
import { log } from "#app/log.server.ts";

export async function discardBytes(keys: readonly string[]): Promise<void> {
  const store = fileStore();
  // A command whose commit was not heard of may have written its row.
  const unnamed = await unknownStorageKeys(keys);
  const results = await Promise.allSettled(unnamed.map((key) => store.delete(key)));
  for (const result of results)
    if (result.status === "rejected") log.warn({ err: result.reason }, "bytes not removed");
}
