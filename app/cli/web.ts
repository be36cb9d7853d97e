/** `npm run web`: serves the built pages. */
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { readiness } from "#app/domain/store/readiness.ts";
import { env } from "#app/env.server.ts";
import { startServer } from "#app/http/server.ts";
import { readStaticFiles } from "#app/http/static-files.ts";
import { startWorker } from "#app/worker/main.ts";
import { requireDataFolder, requireSecret } from "./data-folder.ts";
import { sayHowToGetStaff, sayWhereItListens, sayWhichTextsAreOpen } from "./public-start.ts";
import { OperatorProblem, say } from "./terminal.ts";
import { untilStopped } from "./until-stopped.ts";
import { openDatabase } from "./with-database.ts";
import type { ServerBuild } from "react-router";
import type { RunningWeb } from "#app/http/server.ts";

/** Starts the web server on `env.port`. */
export async function startWeb(): Promise<RunningWeb> {
  if (!existsSync("build/server/index.js"))
    throw new OperatorProblem("The pages are not built. Run: npm run build");
  requireDataFolder();
  requireSecret();
  const build = (await import(pathToFileURL("build/server/index.js").href)) as ServerBuild;
  // Asks the database for its time before the first request, so that every timestamp is the database's.
  await readiness().catch(() => {});
  return startServer({
    port: env.port,
    pages: {
      build: () => Promise.resolve(build),
      files: readStaticFiles("build/client"),
      development: false,
    },
    ready: readiness,
  });
}

/** `--with-worker` runs the worker in the same process. */
export async function main(args: string[]): Promise<number> {
  const database = await openDatabase({ patient: true });
  try {
    const web = await startWeb();
    const worker = args.includes("--with-worker") ? await startWorker({ url: database.url }) : null;
    say(`Farthing's pages are at ${env.publicOrigin}`);
    await sayWhereItListens(web);
    await sayHowToGetStaff();
    sayWhichTextsAreOpen();
    const status = await untilStopped();
    await worker?.stop();
    await web.stop();
    return status;
  } finally {
    await database.stop();
  }
}
