/** Run as a process of its own by the tests: a worker whose job never ends, to be killed in the middle of it. */
import { env } from "#app/env.server.ts";
import { startWorker } from "#app/worker/main.ts";
import { effectJob } from "./effect-job.ts";

const job = process.argv[2] ?? "block";
await startWorker({
  url: env.databaseUrl,
  jobs: {
    [job]: effectJob(() => {
      process.stdout.write("holding\n");
      return new Promise(() => {});
    }),
  },
});
