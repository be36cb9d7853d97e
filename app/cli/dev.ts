/**
 * `npm run dev`: pages and worker in one process. Vite's middleware before our handler rebuilds pages as they are edited; Node's
 * `--watch-path` starts the process again when a module changes that pages and worker share.
 */
import { createServer } from "vite";
import { env } from "#app/env.server.ts";
import { startServer } from "#app/http/server.ts";
import { startWorker } from "#app/worker/main.ts";
import { requireFreePort } from "./port.ts";
import { sayWhereItListens } from "./public-start.ts";
import { seedByItself } from "./seed.ts";
import { say } from "./terminal.ts";
import { untilStopped } from "./until-stopped.ts";
import { withDatabase } from "./with-database.ts";
import type { ServerBuild } from "react-router";

export async function main(): Promise<number> {
  await requireFreePort(env.port);
  return withDatabase(
    async (url) => {
      await seedByItself();
      const vite = await createServer({ server: { middlewareMode: true }, appType: "custom" });
      const web = await startServer({
        port: env.port,
        pages: {
          build: () =>
            vite.ssrLoadModule(
              "virtual:react-router/server-build",
            ) as Promise<unknown> as Promise<ServerBuild>,
          files: new Map(),
          development: true,
        },
        ready: async () => "",
        before: (request, response, next) => vite.middlewares(request, response, next),
      });
      const worker = await startWorker({ url });
      say(`Farthing is being developed at ${env.publicOrigin}`);
      await sayWhereItListens(web);
      const status = await untilStopped();
      await worker.stop();
      await web.stop();
      await vite.close();
      return status;
    },
    { patient: true },
  );
}
