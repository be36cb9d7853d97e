/** TABLE. Scheduled jobs: job · when (cron, UTC) · how far back a missed run is made up for. */
import { parseCronItems } from "graphile-worker";
import { env } from "#app/env.server.ts";
import type { ParsedCronItem } from "graphile-worker";
import type { JobName } from "#app/domain/jobs/job-names.ts";

export interface ScheduleRow {
  job: JobName;
  /** Five fields, UTC; some come from settings. */
  cron: string;
  /** After a pause of the worker, one run replaces all missed within these hours; 0 for jobs that run often. */
  catchUpHours: number;
}

/** A function, because some rows depend on settings. */
export function schedule(): ScheduleRow[] {
  return [
    { job: "relay-missed", cron: "* * * * *", catchUpHours: 0 },
    { job: "task-deadlines", cron: "* * * * *", catchUpHours: 0 },
    { job: "task-reminders", cron: "*/10 * * * *", catchUpHours: 1 },
    { job: "run-batches", cron: "* * * * *", catchUpHours: 0 },
    { job: "run-fillings", cron: "* * * * *", catchUpHours: 0 },
    { job: "dispute-deadlines", cron: "* * * * *", catchUpHours: 0 },
    { job: "offer-deadlines", cron: "* * * * *", catchUpHours: 0 },
    { job: "request-deadlines", cron: "* * * * *", catchUpHours: 0 },
    { job: "reveal-reviews", cron: "* * * * *", catchUpHours: 0 },
    { job: "tell-of-gigs", cron: "* * * * *", catchUpHours: 0 },
    { job: "poll-deposits", cron: "* * * * *", catchUpHours: 0 },
    { job: "poll-payouts", cron: "* * * * *", catchUpHours: 0 },
    { job: "clear-earnings", cron: "* * * * *", catchUpHours: 0 },
    { job: "pay-rested", cron: "* * * * *", catchUpHours: 0 },
    { job: "close-accounts", cron: "* * * * *", catchUpHours: 0 },
    { job: "send-invitations", cron: "* * * * *", catchUpHours: 0 },
    { job: "settle-processor", cron: "* * * * *", catchUpHours: 0 },
    { job: "snapshot-balances", cron: "* * * * *", catchUpHours: 0 },
    { job: "sandbox-deliver", cron: "* * * * *", catchUpHours: 0 },
    { job: "prepare-pictures", cron: "* * * * *", catchUpHours: 0 },
    { job: "send-webhooks", cron: "* * * * *", catchUpHours: 0 },
    { job: "run-recoveries", cron: "*/10 * * * *", catchUpHours: 1 },
    { job: "sweep", cron: env.sweepCron, catchUpHours: 24 },
    { job: "tell-of-requests", cron: "7 7 * * *", catchUpHours: 24 },
    { job: "remind-of-reviews", cron: "13 9 * * *", catchUpHours: 24 },
    { job: "mark-same-hands", cron: "29 * * * *", catchUpHours: 24 },
    { job: "refresh-search-words", cron: "*/5 * * * *", catchUpHours: 1 },
    { job: "prove-new-books", cron: "37 * * * *", catchUpHours: 2 },
    { job: "prove-books", cron: "11 3 * * *", catchUpHours: 24 },
    { job: "forget-live", cron: "17 * * * *", catchUpHours: 24 },
    { job: "sweep-orphan-files", cron: "41 3 * * *", catchUpHours: 24 },
    { job: "forget-expired", cron: "47 3 * * *", catchUpHours: 24 },
    { job: "forget-webhooks", cron: "53 3 * * *", catchUpHours: 24 },
  ];
}

const HOUR_MS = 3_600_000;

/**
 * Each row becomes a job once, however many workers run (`timetable.ts`). Runs of one row never overlap (a queue each) and never
 * pile up (a key each); every run does all the work that is due (decision 68).
 */
export function cronItems(rows: ScheduleRow[]): ParsedCronItem[] {
  return parseCronItems(
    rows.map(({ job, cron, catchUpHours }) => ({
      task: job,
      match: cron,
      identifier: job,
      options: { backfillPeriod: catchUpHours * HOUR_MS, queueName: job, jobKey: `cron:${job}` },
    })),
  );
}
