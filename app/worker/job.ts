/** The type of a job's function, and its adapter to graphile-worker's task. */
import type { JobHelpers, Task } from "graphile-worker";
import { asJob } from "#app/domain/kernel/world.ts";

export interface JobFacts {
  id: string;
  /** 1 on the first try. */
  attempt: number;
  lastAttempt: boolean;
  /** Minute of the schedule this run is for, used in deterministic keys; null for requested jobs. */
  scheduledFor: Date | null;
  /** Aborted when the worker stops: long jobs end at their next safe point, and another run does the rest. */
  signal: AbortSignal;
}

/** Runs at least once, so every lasting effect must be a command whose key follows from the payload. */
export type Job = (payload: Record<string, unknown>, facts: JobFacts) => Promise<void>;

export function asTask(job: Job): Task {
  return async (payload, helpers) => {
    const fields = isRecord(payload) ? payload : {};
    await asJob(() => job(fields, factsOf(fields, helpers)));
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
