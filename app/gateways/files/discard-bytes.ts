/** Deletes stored bytes that no row names: of failed commands, of repeated ones, and of things that were removed. */
import { unknownStorageKeys } from "#app/domain/files/read-files.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { fileStore } from "#app/gateways/files/file-store.ts";
import { log } from "#app/log.server.ts";

/**
 * Keeps the bytes that a row names: a command whose commit was not heard of may have written it. `problem` is what the command
 * failed with: after `outcome_unknown` its row may still come, so nothing is deleted. Never throws, because a caller is about to
 * tell a person why the command failed; what is left is removed by the daily sweep.
 */
export async function discardBytes(keys: readonly string[], problem?: unknown): Promise<void> {
  if (problem instanceof Refusal && problem.code === "outcome_unknown") return;
  try {
    const unnamed = await unknownStorageKeys(keys);
    const store = fileStore();
    const results = await Promise.allSettled(unnamed.map((key) => store.delete(key)));
    for (const result of results)
      if (result.status === "rejected") log.warn({ err: result.reason }, "bytes not removed");
  } catch (err) {
    log.warn({ err }, "bytes not removed");
  }
}
