/** What the worker tells a job about itself, and how a plain function becomes the library's task. */
import type { JobHelpers, Task } from "graphile-worker";

export interface JobFacts {
  id: string;
  /** 1 on the first try. */
  attempt: number;
  lastAttempt: boolean;
  /** The minute of the schedule this run stands for: the stuff of deterministic keys. Null when it was asked for. */
  scheduledFor: Date | null;
  /** Aborted when the worker wants to stop: long jobs end at their next safe point, the rest is done by another run. */
  signal: AbortSignal;
}

/** Runs at least once; every lasting effect must be a command whose key follows from the payload. */
export type Job = (payload: Record<string, unknown>, facts: JobFacts) => Promise<void>;

export function asTask(job: Job): Task {
  return async (payload, helpers) => {
    const fields = isRecord(payload) ? payload : {};
    await job(fields, factsOf(fields, helpers));
  };
}

function factsOf(payload: Record<string, unknown>, helpers: JobHelpers): JobFacts {
  const cron = payload["_cron"];
  const minute = isRecord(cron) && typeof cron["ts"] === "string" ? new Date(cron["ts"]) : null;
  const { id, attempts, max_attempts: most } = helpers.job;
  return {
    id,
    attempt: attempts,
    lastAttempt: attempts >= most,
    scheduledFor: minute,
    signal: helpers.abortSignal,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
