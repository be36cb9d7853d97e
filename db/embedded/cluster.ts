/** Creates a PostgreSQL data directory, atomically. */
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { EmbeddedProblem, inWords } from "./problem.ts";
import type { Place } from "./place.ts";
import type { RunAs } from "./run-as.ts";

export const SUPERUSER = "farthing";

/**
 * Runs initdb in a folder beside the final one and renames it, so that a killed start leaves no partial data directory. The
 * collation is PostgreSQL's own, so the machine's locale has no effect.
 */
export async function makeCluster(programs: string, place: Place, as: RunAs): Promise<void> {
  if (existsSync(join(place.cluster, "PG_VERSION"))) return;
  clearUnfinished(place.cluster);
  const unfinished = `${place.cluster}.new-${process.pid}-${randomBytes(4).toString("hex")}`;
  mkdirSync(unfinished, { mode: 0o700, recursive: true });
  if (as.ids.uid !== undefined && as.ids.gid !== undefined)
    chownSync(unfinished, as.ids.uid, as.ids.gid);
  await runInitdb(programs, unfinished, as);
  try {
    renameSync(unfinished, place.cluster);
  } catch (problem) {
    rmSync(unfinished, { recursive: true, force: true });
    // A process started at the same moment was first.
    if (!existsSync(join(place.cluster, "PG_VERSION"))) throw problem;
  }
}

/** Removes unfinished folders whose process is dead. */
function clearUnfinished(cluster: string): void {
  const start = `${basename(cluster)}.new-`;
  for (const name of readdirSync(dirname(cluster)).filter((entry) => entry.startsWith(start))) {
    const maker = Number.parseInt(name.slice(start.length), 10);
    if (!isAlive(maker)) rmSync(join(dirname(cluster), name), { recursive: true, force: true });
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (problem) {
    return (problem as NodeJS.ErrnoException).code === "EPERM";
  }
}

function runInitdb(programs: string, folder: string, as: RunAs): Promise<void> {
  const options = [
    `--pgdata=${folder}`,
    `--username=${SUPERUSER}`,
    "--auth=trust",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--set=timezone=UTC",
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(join(programs, "bin", "initdb"), options, {
      ...as.ids,
      cwd: "/",
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    const listen = (chunk: Buffer) => (said += chunk.toString());
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    const fail = (why: string) => {
      rmSync(folder, { recursive: true, force: true });
      const what = "PostgreSQL could not make its data directory";
      reject(new EmbeddedProblem(inWords(what, `: ${why}`, folder)));
    };
    child.on("error", (problem) => fail(problem.message));
    child.on("close", (code) => (code === 0 ? resolve() : fail(said.trim().slice(-2000))));
  });
}
