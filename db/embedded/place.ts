/** Folders of the embedded PostgreSQL: data directory, programs, socket, log. */
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EmbeddedProblem } from "./problem.ts";
import { canEnter } from "./run-as.ts";
import type { RunAs } from "./run-as.ts";

export interface Place {
  /** The PostgreSQL data directory. */
  cluster: string;
  /** Folder the data directory's owner can enter, for copies of the programs. */
  shelter: string;
  /** Short path, accessible to the owner only. */
  socketFolder: string;
  log: string;
}

/** For root, when the other user cannot enter the checkout. */
const REFUGE = "/var/lib/farthing";

/** Unix socket paths hold 104 characters on macOS, 108 on Linux; `/.s.PGSQL.5432` takes 14. */
const SOCKET_FOLDER_MAX = 88;

function refugeOf(home: string): { hash: string; refuge: string } {
  const hash = createHash("sha256").update(home).digest("hex").slice(0, 10);
  return { hash, refuge: join(REFUGE, hash) };
}

/** Owner of the existing data of `dataDir`; undefined without data. */
export function ownerOf(dataDir: string): number | undefined {
  if (!existsSync(dataDir)) return undefined;
  const home = realpathSync(dataDir);
  const found = [join(home, "pg"), join(refugeOf(home).refuge, "pg")].find((folder) =>
    existsSync(join(folder, "PG_VERSION")),
  );
  return found === undefined ? undefined : statSync(found).uid;
}

/** The folders of `dataDir`. Finds an existing cluster also after the folder's rights changed. */
export function placeFor(dataDir: string, as: RunAs): Place {
  mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  const home = realpathSync(dataDir);
  const { hash, refuge } = refugeOf(home);
  const inside = join(home, "pg");
  const borrowed = as.ids.uid !== undefined;
  const sheltered =
    borrowed &&
    (existsSync(join(refuge, "pg", "PG_VERSION")) || !canEnter(home, as)) &&
    !(existsSync(join(inside, "PG_VERSION")) && canEnter(home, as));
  if (sheltered) mkdirSync(refuge, { recursive: true, mode: 0o755 });
  const cluster = sheltered ? join(refuge, "pg") : inside;
  refuseForeign(cluster, as);
  return {
    cluster,
    shelter: borrowed ? makeReadable(REFUGE) : home,
    socketFolder: makeSocketFolder(hash, as),
    log: join(home, "postgres.log"),
  };
}

function makeReadable(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  return folder;
}

function refuseForeign(cluster: string, as: RunAs): void {
  if (!existsSync(cluster) || statSync(cluster).uid === as.uid) return;
  throw new EmbeddedProblem(
    `The data in ${cluster} belongs to another user (number ${statSync(cluster).uid}), ` +
      `and Farthing now runs PostgreSQL as ${as.name}. Start it as before, or set DATA_DIR to another folder.`,
  );
}

/** The temporary folder is shared with other users, so the socket's folder must be ours and private. */
function makeSocketFolder(hash: string, as: RunAs): string {
  const name = `farthing-${as.uid}-${hash}`;
  const preferred = join(tmpdir(), name);
  const usable = preferred.length <= SOCKET_FOLDER_MAX && canEnter(tmpdir(), as);
  const folder = usable ? preferred : join("/tmp", name);
  try {
    mkdirSync(folder, { mode: 0o700 });
    if (as.ids.uid !== undefined && as.ids.gid !== undefined)
      chownSync(folder, as.ids.uid, as.ids.gid);
    chmodSync(folder, 0o700);
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== "EEXIST") throw problem;
  }
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== as.uid || (found.mode & 0o077) !== 0)
    throw new EmbeddedProblem(
      `${folder} is not a private folder of ${as.name}. Remove it and start again.`,
    );
  return folder;
}
