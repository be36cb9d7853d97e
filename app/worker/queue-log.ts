/** graphile-worker's log lines in our log. */
import { Logger } from "graphile-worker";
import { log } from "#app/log.server.ts";

const LEVELS = { error: "error", warning: "warn", info: "debug", debug: "trace" } as const;

export const queueLog = new Logger((scope) => (level, message) => {
  log[LEVELS[level]]({ job: scope.jobId, task: scope.taskIdentifier }, message);
});
