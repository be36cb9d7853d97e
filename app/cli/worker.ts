/** `npm run worker`: runs the worker alone, with deadlines, sweeps and mail. */
import { startWorker } from "#app/worker/main.ts";
import { requireDataFolder, requireSecret } from "./data-folder.ts";
import { say } from "./terminal.ts";
import { untilStopped } from "./until-stopped.ts";
import { withDatabase } from "./with-database.ts";

export function main(): Promise<number> {
  return withDatabase(
    async (url) => {
      requireDataFolder();
      requireSecret();
      const worker = await startWorker({ url });
      say("The worker is running.");
      const status = await untilStopped();
      await worker.stop();
      return status;
    },
    { patient: true },
  );
}
