/** `npm start`: builds if needed, starts the database, migrates, seeds if empty, runs server and worker, and stops them. */
import { env } from "#app/env.server.ts";
import { areMailsShown } from "#app/http/mails-shown.ts";
import { startWorker } from "#app/worker/main.ts";
import { buildWhenStale } from "./build.ts";
import { requireDataFolder } from "./data-folder.ts";
import { requireFreePort } from "./port.ts";
import { findRunning, forgetRunning, noteRunning } from "./pid-file.ts";
import { sayHowToGetStaff, sayWhereItListens, sayWhichTextsAreOpen } from "./public-start.ts";
import { sayDemoLogins, seedByItself } from "./seed.ts";
import { OperatorProblem, say } from "./terminal.ts";
import { untilStopped } from "./until-stopped.ts";
import { startWeb } from "./web.ts";
import { openDatabase } from "./with-database.ts";
import type { RunningWeb } from "#app/http/server.ts";
import type { OpenDatabase } from "./with-database.ts";

export async function main(): Promise<number> {
  refuseSecondStart();
  requireDataFolder();
  await requireFreePort(env.port);
  await buildWhenStale();
  const database = await openOwnDatabase();
  try {
    await seedByItself();
    const web = await startWeb();
    const worker = await startWorker({ url: database.url });
    noteRunning(env.dataDir, env.publicOrigin);
    await greet(web);
    const status = await untilStopped();
    await worker.stop();
    await web.stop();
    forgetRunning(env.dataDir);
    return status;
  } finally {
    await database.stop();
  }
}

function refuseSecondStart(): void {
  const other = findRunning(env.dataDir);
  if (other === null) return;
  throw new OperatorProblem(
    `Farthing is already running from this folder, as process ${other.pid}, at ${other.address}\n` +
      "Use that one, or stop it first. For a second one set DATA_DIR and PORT.",
  );
}

const PATIENCE_TRIES = 60;

/** The embedded database must live as long as this process. While a short command (such as verify) owns it, this waits. */
async function openOwnDatabase(): Promise<OpenDatabase> {
  const external = env.givenDatabaseUrl !== undefined;
  for (let tries = 0; tries < PATIENCE_TRIES; tries += 1) {
    const database = await openDatabase({ patient: true });
    if (external || database.owner) return database;
    refuseSecondStart();
    if (tries === 0) say("Another command is using the database; waiting for it to finish …");
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new OperatorProblem(
    "Another command of this folder is using the database. Stop it and start again.",
  );
}

async function greet(web: RunningWeb): Promise<void> {
  say(`\nFarthing is running at ${env.publicOrigin}`);
  await sayWhereItListens(web);
  if (areMailsShown()) say(`Mails it sends are shown at ${env.publicOrigin}/dev/mail`);
  await sayDemoLogins();
  await sayHowToGetStaff();
  sayWhichTextsAreOpen();
  say("\nStop with Ctrl-C. Data stays in " + env.dataDir);
}
