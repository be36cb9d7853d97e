/** Remembers which process serves this data folder, so that a second start can say so. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface Running {
  pid: number;
  address: string;
  /** When that process began; absent in notes of versions before this one. */
  since?: string | null;
}

const file = (dataDir: string) => join(dataDir, "running.json");

/** Notes this process as the one that serves the folder at `address`. */
export function noteRunning(dataDir: string, address: string): void {
  const running: Running = { pid: process.pid, address, since: beginningOf(process.pid) };
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file(dataDir), JSON.stringify(running));
}

export function forgetRunning(dataDir: string): void {
  rmSync(file(dataDir), { force: true });
}

/**
 * The living process that serves this folder. A process id is used again after a restart, in containers nearly always, so
 * the note counts only while the process with this id is the one that wrote it.
 */
export function findRunning(dataDir: string): Running | null {
  const noted = readNote(dataDir);
  if (noted === null || noted.pid === process.pid || !isAlive(noted.pid)) return null;
  const since = beginningOf(noted.pid);
  // Where processes do not say when they began, a living one is taken for the one that was noted.
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
    // Another user's living process cannot be signalled, but it is there.
    return (problem as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The moment a process began, in a form that is only ever compared with itself: its start in ticks of this boot, or as `ps` says it. */
function beginningOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    // The name of the program, in brackets, may hold blanks; the start is the 20th field after it.
    const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    if (ticks !== undefined) return `${boot} ${ticks}`;
  } catch {
    // No /proc: another system than Linux.
  }
  return askPs(pid, "lstart=");
}

/** Whether the process is one of our commands, by the line that started it. */
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
