/** Starts the PostgreSQL that came through npm, or joins the one already running for the same folder. */
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
  /** Holds `pg/` and `postgres.log`; made when missing. */
  dataDir: string;
  /** Made when missing. */
  database?: string;
  /** False only for throw-away data: a crash of the machine may lose it. */
  durable?: boolean;
}

export interface Embedded {
  url: string;
  /** True when this process started it and will end it; false when it joined a running one. */
  owner: boolean;
  /** Stops the server if we own it; otherwise does nothing. */
  stop: () => Promise<void>;
}

const PATIENCE_MS = 60_000;

/** Refuses with an `EmbeddedProblem` that says why and what to do. */
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
  /** Settles when a server of ours ended; never for somebody else's. */
  gone: Promise<unknown>;
}

const FOREIGN = { owner: false, stop: async () => {}, gone: new Promise(() => {}) };

/** A server of ours that dies without being asked is started again at the same address, until stopped. */
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
  // Without a way to start again, whoever uses the database finds out by its silence.
  if (first.owner) watch().catch(() => {});
  const stop = async () => {
    stopping = true;
    await current.stop();
  };
  return { ...first, stop };
}

/**
 * Tries until a server is up: ours, or that of somebody who was faster. A try fails harmlessly while the
 * processes of a killed predecessor still hold its memory.
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

/** Whether the running server is the child of our shell, not one that won the race against it. */
async function leads(shell: number, server: number): Promise<boolean> {
  // A loser exits within milliseconds; a server whose shell is still there after a while is ours.
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
    // 42P04, 23505: somebody starting at the same moment made it.
    if (!["42P04", "23505"].includes((problem as { code?: string }).code ?? "")) throw problem;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
