/** Serves the built pages. */
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { env } from "#app/env.server.ts";
import { startServer } from "#app/http/server.ts";
import { readStaticFiles } from "#app/http/static-files.ts";
import { startWorker } from "#app/worker/main.ts";
import { connect } from "#db/client.server.ts";
import { requireDataFolder, requireSecret } from "./data-folder.ts";
import { sayHowToGetStaff, sayWhereItListens } from "./public-start.ts";
import { OperatorProblem, say } from "./terminal.ts";
import { untilStopped } from "./until-stopped.ts";
import { openDatabase } from "./with-database.ts";
import type { ServerBuild } from "react-router";
import type { RunningWeb } from "#app/http/server.ts";

/** Starts the web server on `env.port` over the database at `url`; the built pages find it by `provideDatabase`. */
export async function startWeb(url: string): Promise<RunningWeb> {
  if (!existsSync("build/server/index.js"))
    throw new OperatorProblem("The pages are not built. Run: npm run build");
  requireDataFolder();
  requireSecret();
  const build = (await import(pathToFileURL("build/server/index.js").href)) as ServerBuild;
  const probe = connect(url, { max: 1, role: "farthing_app", name: "farthing health" });
  const web = await startServer({
    port: env.port,
    pages: {
      build: () => Promise.resolve(build),
      files: readStaticFiles("build/client"),
      development: false,
    },
    ready: async () => {
      await probe`select 1`;
    },
  });
  return {
    ...web,
    async stop() {
      await web.stop();
      await probe.end({ timeout: 1 });
    },
  };
}

/** `--with-worker` runs the worker in the same process. */
export async function main(args: string[]): Promise<number> {
  const database = await openDatabase({ patient: true });
  try {
    const web = await startWeb(database.url);
    const worker = args.includes("--with-worker") ? await startWorker({ url: database.url }) : null;
    say(`Farthing's pages are at ${env.publicOrigin}`);
    await sayWhereItListens(web);
    await sayHowToGetStaff();
    await untilStopped();
    await worker?.stop();
    await web.stop();
    return 0;
  } finally {
    await database.stop();
  }
}
