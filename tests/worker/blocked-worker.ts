/** Runs as a process of its own in tests: a worker whose jobs never end, to be killed in the middle of them. */
import { env } from "#app/env.server.ts";
import { startWorker } from "#app/worker/main.ts";
import { effectJob } from "./effect-job.ts";

const hang = effectJob(() => {
  process.stdout.write("holding\n");
  return new Promise(() => {});
});
await startWorker({
  url: env.databaseUrl,
  jobs: Object.fromEntries(process.argv.slice(2).map((job) => [job, hang])),
});
