/** Where the data of the tests' PostgreSQL lie: in memory where there is room, otherwise in the checkout. */
import { createHash } from "node:crypto";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";

const IN_CHECKOUT = ".data/test";

/** Linux's file system in memory, open to every user; a container may have a small one or none. */
const IN_MEMORY = "/dev/shm";
const TMPFS = 0x0102_1994;
/** Several times what a whole run holds at the same moment: the databases of a few files, templates, the log of changes. */
const ROOM_BYTES = 4 * 2 ** 30;

const user = process.getuid?.() ?? -1;
const PREFIX = `farthing-test-${user}-`;
/** A file in the folder with the path of the checkout whose it is. */
const WHOSE = "checkout";

/** The folder in memory of the checkout at this path, made or not. */
export function memoryFolderOf(checkout: string, memory = IN_MEMORY): string {
  const hash = createHash("sha256").update(resolve(checkout)).digest("hex").slice(0, 10);
  return join(memory, `${PREFIX}${hash}`);
}

/**
 * A database is a thousand small files. On ext4, whose search for a free inode passes over those that were deleted in the last
 * minutes, making one for each test file took 0.3 s of processor time each; in memory it takes 0.03 s. The folder stays after a run
 * (some 150 MB), so that the next one finds its templates; those of checkouts that are gone are removed.
 */
export function serverFolder(memory = IN_MEMORY, room = ROOM_BYTES): string {
  try {
    if (user < 0 || !isRoomy(memory, room)) return IN_CHECKOUT;
    sweep(memory);
    const folder = memoryFolderOf(".", memory);
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    if (!isOurs(folder)) return IN_CHECKOUT;
    writeFileSync(join(folder, WHOSE), resolve("."));
    return folder;
  } catch {
    return IN_CHECKOUT;
  }
}

function isRoomy(memory: string, room: number): boolean {
  const { type, bavail, bsize } = statfsSync(memory);
  return type === TMPFS && bavail * bsize >= room && process.availableMemory() >= room;
}

/** Other users can write in memory too: a folder or link of theirs is not taken. */
function isOurs(folder: string): boolean {
  const found = lstatSync(folder);
  return found.isDirectory() && found.uid === user;
}

function sweep(memory: string): void {
  for (const name of readdirSync(memory)) {
    const whose = join(memory, name, WHOSE);
    if (!name.startsWith(PREFIX) || !isOurs(join(memory, name)) || !existsSync(whose)) continue;
    if (existsSync(readFileSync(whose, "utf8"))) continue;
    rmSync(join(memory, name), { recursive: true, force: true });
  }
}
