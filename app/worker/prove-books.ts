/** The books proved by the clock: every hour what is new, every night everything; staff hear of what was found. */
import { verify } from "#app/domain/proof/verify.ts";
import { sayWhenWrong } from "#app/domain/proof/say-when-wrong.ts";
import { log } from "#app/log.server.ts";
import type { Job } from "./job.ts";

/** Killed half-way, a proof leaves no trace and the next one begins where this one did. */
async function prove(coverage: "full" | "new", signal: AbortSignal): Promise<void> {
  const verification = await verify({ coverage, signal });
  if (verification.healthy) return;
  log.error({ coverage, violations: verification.violations }, "the books are wrong");
  await sayWhenWrong(verification);
}

export const proveNewBooks: Job = (_, { signal }) => prove("new", signal);

export const proveBooks: Job = (_, { signal }) => prove("full", signal);
