/** Run as a process of its own by the tests: a worker in the middle of a job when an error is thrown that nobody catches. */
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
