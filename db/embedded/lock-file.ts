/** Reads PostgreSQL's lock files, which name the running server, and removes stale ones. */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { isAlive } from "./cluster.ts";

/** Part of the socket's file name; no TCP port is opened. */
export const SOCKET_PORT = 5432;

export interface RunningServer {
  pid: number;
  socketFolder: string;
}

/** The server that answers for this data directory, or null. After a kill the lock file alone proves nothing. */
export async function findRunning(cluster: string): Promise<RunningServer | null> {
  const lines = readLines(join(cluster, "postmaster.pid"));
  const pid = Number.parseInt(lines[0] ?? "", 10);
  const socketFolder = lines[4]?.trim();
  if (lines[7]?.trim() !== "ready" || !socketFolder || !isAlive(pid)) return null;
  return (await answers(socketFolder)) ? { pid, socketFolder } : null;
}

/**
 * Removes lock files whose process id now belongs to another program (ids are reused after a restart, in containers nearly
 * always). PostgreSQL itself only notices unused ids.
 */
export function clearStaleLocks(cluster: string, socketFolder: string): void {
  for (const file of [
    join(cluster, "postmaster.pid"),
    join(socketFolder, `.s.PGSQL.${SOCKET_PORT}.lock`),
  ]) {
    const pid = Number.parseInt(readLines(file)[0] ?? "", 10);
    if (Number.isInteger(pid) && isAlive(pid) && !isPostgres(pid)) rmSync(file, { force: true });
  }
}

function isPostgres(pid: number): boolean {
  const listed = spawnSync("ps", ["-p", `${pid}`, "-o", "comm="], { encoding: "utf8" });
  if (listed.status === 0) return listed.stdout.includes("postgres");
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").includes("postgres");
  } catch {
    // In doubt keep the file: a stale lock costs an error message, a wrong removal costs data.
    return true;
  }
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch {
    return [];
  }
}

/** Whether PostgreSQL answers on the socket: it replies to an SSLRequest with one byte. */
function answers(socketFolder: string): Promise<boolean> {
  const question = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
  return new Promise((resolve) => {
    const socket = connect(join(socketFolder, `.s.PGSQL.${SOCKET_PORT}`));
    const done = (yes: boolean) => {
      socket.destroy();
      resolve(yes);
    };
    socket.setTimeout(2000, () => done(false));
    socket.on("error", () => done(false));
    socket.on("connect", () => socket.write(question));
    socket.on("data", () => done(true));
  });
}
