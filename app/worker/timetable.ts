/**
 * Turns due rows of the schedule into jobs, by the database's time. graphile-worker uses the machine's time, so one machine whose
 * clock is ahead would stop the schedule of all, because each minute is scheduled once (decision 38).
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { ParsedCronItem } from "graphile-worker";
import type { Pool } from "pg";
import { log } from "#app/log.server.ts";
import { forgetSuperseded } from "./give-back.ts";

const MINUTE_MS = 60_000;
const RETRY_MS = 1000;

/** Jobs that run often are made up for only within this time, because the next run comes soon. */
const SHORT_PAUSE_MS = 5 * MINUTE_MS;

interface LastRun {
  identifier: string;
  /** Milliseconds since 1970; null for a time in the future, written by a machine with a wrong clock. */
  last: number | null;
}

/** Runs until `end` is aborted. Never rejects; retries while the database is away. */
export async function keepTimetable(
  pool: Pool,
  items: ParsedCronItem[],
  end: AbortSignal,
): Promise<void> {
  while (items.length > 0 && !end.aborted) {
    const pause = await makeDue(pool, items).catch((problem: unknown) => {
      log.warn({ err: problem }, "could not look at the schedule");
      return RETRY_MS;
    });
    await sleep(pause, undefined, { signal: end }).catch(() => {});
  }
}

/** Schedules the due rows that were not scheduled yet. Returns the milliseconds until the next minute. */
async function makeDue(pool: Pool, items: ParsedCronItem[]): Promise<number> {
  await forgetSuperseded(pool);
  const { now, runs } = await lookAtRuns(pool, items);
  const due = items.flatMap((item) => {
    const run = runs.get(item.identifier);
    const minute = run === undefined ? null : latestDue(item, { now, last: run.last });
    return minute === null ? [] : [{ item, minute }];
  });
  const healed = [...runs.values()].filter(({ last }) => last === null);
  if (healed.length > 0)
    log.warn(
      { schedules: healed.map(({ identifier }) => identifier) },
      "these schedules had run in the future and stood still; they go on",
    );
  if (due.length > 0) await makeJobs(pool, due);
  return MINUTE_MS - (now % MINUTE_MS) + 1;
}

/** The latest due minute after the last run, within the item's catch-up period; null without one. */
export function latestDue(
  item: ParsedCronItem,
  { now, last }: { now: number; last: number | null },
): number | null {
  const oldest = now - Math.max(item.options.backfillPeriod, SHORT_PAUSE_MS);
  for (let at = now - (now % MINUTE_MS); at >= oldest && at > (last ?? 0); at -= MINUTE_MS)
    if (item.match(digest(new Date(at)))) return at;
  return null;
}

function digest(at: Date) {
  return {
    min: at.getUTCMinutes(),
    hour: at.getUTCHours(),
    date: at.getUTCDate(),
    month: at.getUTCMonth() + 1,
    dow: at.getUTCDay(),
  };
}

/** The database's time and each item's last run; a new item starts now. */
async function lookAtRuns(
  pool: Pool,
  items: ParsedCronItem[],
): Promise<{ now: number; runs: Map<string, LastRun> }> {
  const identifiers = items.map(({ identifier }) => identifier);
  await pool.query(
    `insert into graphile_worker._private_known_crontabs (identifier, known_since)
     select unnest($1::text[]), now() on conflict do nothing`,
    [identifiers],
  );
  const { rows } = await pool.query<LastRun & { now: number }>(
    `select identifier, extract(epoch from now())::float8 * 1000 as now,
            case when coalesce(last_execution, known_since) <= now() + interval '1 minute'
                 then extract(epoch from coalesce(last_execution, known_since))::float8 * 1000 end as last
     from graphile_worker._private_known_crontabs where identifier = any($1::text[])`,
    [identifiers],
  );
  return {
    now: rows[0]?.now ?? 0,
    runs: new Map(rows.map(({ identifier, last }) => [identifier, { identifier, last }])),
  };
}

/** One statement; leaves out rows another worker scheduled first. */
async function makeJobs(
  pool: Pool,
  due: Array<{ item: ParsedCronItem; minute: number }>,
): Promise<void> {
  const rows = due.map(({ item, minute }) => ({
    identifier: item.identifier,
    task: item.task,
    minute: new Date(minute).toISOString(),
    queue: item.options.queueName,
    key: item.options.jobKey,
  }));
  await pool.query(
    `with due as (
       select * from json_to_recordset($1::json) as d(identifier text, task text, minute timestamptz, queue text, key text)
     ), ours as (
       insert into graphile_worker._private_known_crontabs as known (identifier, known_since, last_execution)
       select identifier, now(), minute from due
       on conflict (identifier) do update
       set last_execution = excluded.last_execution, known_since = least(known.known_since, excluded.last_execution)
       where coalesce(known.last_execution, known.known_since) < excluded.last_execution
          or coalesce(known.last_execution, known.known_since) > now() + interval '1 minute'
       returning identifier
     )
     select graphile_worker.add_job(
       due.task, json_build_object('_cron', json_build_object('ts', due.minute)),
       queue_name => due.queue, run_at => due.minute, job_key => due.key)
     from due join ours using (identifier)`,
    [JSON.stringify(rows)],
  );
}
