/** Starts the PostgreSQL that came through npm, or joins the one running for the same folder. */
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "#db/client.server.ts";
import { usablePrograms } from "./binaries.ts";
import { makeCluster, SUPERUSER } from "./cluster.ts";
import { clearStaleLocks, findRunning, SOCKET_PORT } from "./lock-file.ts";
import { ownerOf, placeFor } from "./place.ts";
import { EmbeddedProblem, inWords } from "./problem.ts";
import { runAs } from "./run-as.ts";
import { launch } from "./supervise.ts";
import type { Place } from "./place.ts";
import type { RunAs } from "./run-as.ts";

export interface EmbeddedOptions {
  /** Contains `pg/` and `postgres.log`; created when missing. */
  dataDir: string;
  /** Created when missing. */
  database?: string;
  /** False for throw-away data, which a crash of the machine may lose. */
  durable?: boolean;
}

export interface Embedded {
  url: string;
  /** True when this process started the server and will stop it. */
  owner: boolean;
  /** Stops our own server; does nothing for a joined one. */
  stop: () => Promise<void>;
}

const PATIENCE_MS = 60_000;

/** Throws an `EmbeddedProblem` with cause and remedy. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const as = runAs(ownerOf(options.dataDir));
  const place = placeFor(options.dataDir, as);
  const database = options.database ?? "farthing";
  const running = await findRunning(place.cluster);
  const server = running
    ? { socketFolder: running.socketFolder, owner: false, stop: async () => {} }
    : await keepUp(place, as, options.durable ?? true);
  try {
    await makeDatabase(address(server.socketFolder, "postgres"), database);
  } catch (problem) {
    await server.stop();
    throw problem;
  }
  return { url: address(server.socketFolder, database), owner: server.owner, stop: server.stop };
}

function address(socketFolder: string, database: string): string {
  const folder = encodeURIComponent(socketFolder);
  return `postgres://${SUPERUSER}@localhost:${SOCKET_PORT}/${database}?host=${folder}&app_user=farthing_app`;
}

interface Server {
  socketFolder: string;
  owner: boolean;
  stop: () => Promise<void>;
  /** Resolves when our server ended; never for a joined one. */
  gone: Promise<unknown>;
}

const FOREIGN = { owner: false, stop: async () => {}, gone: new Promise(() => {}) };

/** Restarts our server at the same address when it dies, until `stop`. */
async function keepUp(place: Place, as: RunAs, durable: boolean): Promise<Server> {
  const first = await startNew(place, as, durable);
  let current = first;
  let stopping = false;
  const watch = async (): Promise<void> => {
    await current.gone;
    if (stopping) return;
    current = await startNew(place, as, durable);
    if (stopping) await current.stop();
    else await watch();
  };
  // A failed restart shows as a database that does not answer.
  if (first.owner) watch().catch(() => {});
  const stop = async () => {
    stopping = true;
    await current.stop();
  };
  return { ...first, stop };
}

/**
 * Tries until a server runs: ours, or that of a faster process. A try fails harmlessly while processes of a killed predecessor
 * still hold its shared memory.
 */
async function startNew(place: Place, as: RunAs, durable: boolean): Promise<Server> {
  const programs = usablePrograms(as, place.shelter);
  await makeCluster(programs, place, as);
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    clearStaleLocks(place.cluster, place.socketFolder);
    const ours = launch(programs, place, as, durable);
    while (!ours.isGone() && performance.now() < deadline) {
      const running = await findRunning(place.cluster);
      if (running && !ours.isGone() && (await leads(ours.pid, running.pid)))
        return {
          socketFolder: running.socketFolder,
          owner: true,
          stop: ours.stop,
          gone: ours.gone,
        };
      await sleep(20);
    }
    if (!ours.isGone()) await ours.stop();
    const other = await findRunning(place.cluster);
    if (other) return { ...FOREIGN, socketFolder: other.socketFolder };
    if (performance.now() > deadline) throw new EmbeddedProblem(failure(place));
    await sleep(250);
  }
}

/** Whether the running server is our shell's child, not that of a process that won the race. */
async function leads(shell: number, server: number): Promise<boolean> {
  // Without /proc: a loser exits within milliseconds, so a server whose shell is still there after 300 ms is ours.
  try {
    const stat = readFileSync(`/proc/${server}/stat`, "utf8");
    return Number.parseInt(stat.slice(stat.lastIndexOf(")") + 4), 10) === shell;
  } catch {
    await sleep(300);
    return true;
  }
}

function failure(place: Place): string {
  let tail = "";
  try {
    tail = readFileSync(place.log, "utf8").trim().split("\n").slice(-8).join("\n  ");
  } catch {
    tail = "(it wrote nothing)";
  }
  const end = `. The end of ${place.log}:\n  ${tail}`;
  return inWords("PostgreSQL did not start", end, place.cluster);
}

async function makeDatabase(url: string, database: string): Promise<void> {
  const sql = connect(url, { max: 1, name: "farthing start" });
  try {
    const [there] = await sql`select 1 from pg_database where datname = ${database}`;
    if (!there) await sql`create database ${sql(database)}`;
  } catch (problem) {
    // 42P04, 23505: a process started at the same moment created it.
    if (!["42P04", "23505"].includes((problem as { code?: string }).code ?? "")) throw problem;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
