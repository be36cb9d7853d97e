/** Where the data of the tests' PostgreSQL lie: in memory where there is room, otherwise in the checkout. */
import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, statfsSync } from "node:fs";
import { join, resolve } from "node:path";

const IN_CHECKOUT = ".data/test";

/** Linux's file system in memory, open to every user; a container may have a small one or none. */
const IN_MEMORY = "/dev/shm";
const TMPFS = 0x0102_1994;
/** Several times what a whole run holds at the same moment: the databases of a few files, templates, the log of changes. */
const ROOM_BYTES = 4 * 2 ** 30;

/**
 * A database is a thousand small files. On ext4, whose search for a free inode passes over those that were deleted in the last
 * minutes, making one for each test file took 0.3 s of processor time each; in memory it takes 0.02 s. The folder stays after a run
 * (some 150 MB), so that the next one finds its templates.
 */
export function serverFolder(memory = IN_MEMORY, room = ROOM_BYTES): string {
  const user = process.getuid?.();
  if (user === undefined) return IN_CHECKOUT;
  const checkout = createHash("sha256").update(resolve(".")).digest("hex").slice(0, 10);
  const folder = join(memory, `farthing-test-${user}-${checkout}`);
  try {
    if (!isRoomy(memory, room)) return IN_CHECKOUT;
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    // Other users can write here too: a folder or link of theirs is not taken.
    const found = lstatSync(folder);
    return found.isDirectory() && found.uid === user ? folder : IN_CHECKOUT;
  } catch {
    return IN_CHECKOUT;
  }
}

function isRoomy(memory: string, room: number): boolean {
  const { type, bavail, bsize } = statfsSync(memory);
  return type === TMPFS && bavail * bsize >= room && process.availableMemory() >= room;
}
