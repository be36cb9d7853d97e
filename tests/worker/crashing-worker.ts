/** Runs as a process of its own in tests: a worker in the middle of a job when an unhandled error is thrown. */
import { env } from "#app/env.server.ts";
import { untilStopped } from "#app/cli/until-stopped.ts";
import { startWorker } from "#app/worker/main.ts";

const hang = () => {
  setTimeout(() => {
    throw new Error("Nobody caught this.");
  }, 100);
  return new Promise<void>(() => {});
};
const worker = await startWorker({ url: env.databaseUrl, jobs: { [process.argv[2] ?? ""]: hang } });
const status = await untilStopped();
await worker.stop();
process.exit(status);
