/** The pid file of a data folder, `running.json`: which process of `npm start` serves it, so that a second start is refused. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface Running {
  pid: number;
  address: string;
  /** When the process began; absent in notes of earlier versions. */
  since?: string | null;
}

const file = (dataDir: string) => join(dataDir, "running.json");

/** Notes this process as the server of the folder at `address`. */
export function noteRunning(dataDir: string, address: string): void {
  const running: Running = { pid: process.pid, address, since: beginningOf(process.pid) };
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file(dataDir), JSON.stringify(running));
}

export function forgetRunning(dataDir: string): void {
  rmSync(file(dataDir), { force: true });
}

/**
 * The living process that serves the folder. Process ids are reused after a restart, in containers nearly always, so the file
 * counts only if the process with this id began at the noted time.
 */
export function findRunning(dataDir: string): Running | null {
  const noted = readNote(dataDir);
  if (noted === null || noted.pid === process.pid || !isAlive(noted.pid)) return null;
  const since = beginningOf(noted.pid);
  // Where the start of a process cannot be read, a living process counts as the noted one.
  if (since === null) return noted;
  return noted.since === since || (noted.since === undefined && isFarthing(noted.pid))
    ? noted
    : null;
}

function readNote(dataDir: string): Running | null {
  try {
    const noted = JSON.parse(readFileSync(file(dataDir), "utf8")) as Running;
    return Number.isInteger(noted.pid) && noted.pid > 0 ? noted : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (problem) {
    // EPERM: the process lives but belongs to another user.
    return (problem as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** When a process began, only for comparison: ticks since boot with the boot's id, or `ps`'s text. */
function beginningOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    // Field 2, the program's name in brackets, may contain blanks; the start is the 20th field after it.
    const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    if (ticks !== undefined) return `${boot} ${ticks}`;
  } catch {
    // No /proc outside Linux.
  }
  return askPs(pid, "lstart=");
}

/** Whether the process is one of our commands, by its command line. */
function isFarthing(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("app/cli/start.mjs");
  } catch {
    return (askPs(pid, "command=") ?? "app/cli/start.mjs").includes("app/cli/start.mjs");
  }
}

function askPs(pid: number, what: string): string | null {
  const listed = spawnSync("ps", ["-p", `${pid}`, "-o", what], { encoding: "utf8" });
  const said = listed.status === 0 ? listed.stdout.trim() : "";
  return said === "" ? null : said;
}
