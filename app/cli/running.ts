/** Remembers which process serves this data folder, so that a second start can say so. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface Running {
  pid: number;
  address: string;
}

const file = (dataDir: string) => join(dataDir, "running.json");

export function noteRunning(dataDir: string, running: Running): void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file(dataDir), JSON.stringify(running));
}

export function forgetRunning(dataDir: string): void {
  rmSync(file(dataDir), { force: true });
}

/** The living process that serves this folder. A note left by a killed one is worth nothing and ignored. */
export function findRunning(dataDir: string): Running | null {
  try {
    const noted = JSON.parse(readFileSync(file(dataDir), "utf8")) as Running;
    process.kill(noted.pid, 0);
    return noted.pid === process.pid ? null : noted;
  } catch (problem) {
    // Another user's living process cannot be signalled, but it is there.
    if ((problem as NodeJS.ErrnoException).code !== "EPERM") return null;
    return JSON.parse(readFileSync(file(dataDir), "utf8")) as Running;
  }
}
