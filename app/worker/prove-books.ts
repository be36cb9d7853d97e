/** Scheduled proofs of the books: new rows every hour, all rows every night; staff are notified of violations. */
import { verify } from "#app/domain/proof/verify.ts";
import { sayWhenWrong } from "#app/domain/proof/say-when-wrong.ts";
import { log } from "#app/log.server.ts";
import type { Job } from "./job.ts";

/** A killed proof leaves no trace; the next one begins at the same mark. */
async function prove(coverage: "full" | "new", signal: AbortSignal): Promise<void> {
  const verification = await verify({ coverage, signal });
  if (verification.healthy) return;
  log.error({ coverage, violations: verification.violations }, "the books are wrong");
  await sayWhenWrong(verification);
}

export const proveNewBooks: Job = (_, { signal }) => prove("new", signal);

export const proveBooks: Job = (_, { signal }) => prove("full", signal);
