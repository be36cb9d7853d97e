/** Chooses the user of the embedded PostgreSQL: it refuses to run as root, so root uses an unprivileged user. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { userInfo } from "node:os";
import { EmbeddedProblem } from "./problem.ts";

export interface RunAs {
  name: string;
  uid: number;
  /** For `spawn`; empty for the current user. */
  ids: { uid?: number; gid?: number };
}

/**
 * The current user, or for root the first existing one of `postgres` and `nobody` (initdb needs a passwd entry). Existing data
 * keeps its owner: installing a PostgreSQL package later adds the user `postgres`.
 */
export function runAs(owner?: number): RunAs {
  const uid = process.getuid?.() ?? -1;
  if (uid !== 0) return { name: userName(uid), uid, ids: {} };
  const passwd = readFileSync("/etc/passwd", "utf8").split("\n");
  const known = ["postgres", "nobody"].flatMap((name) => {
    const [, , user, group] = passwd.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (user === undefined || group === undefined) return [];
    const ids = { uid: Number.parseInt(user, 10), gid: Number.parseInt(group, 10) };
    return [{ name, uid: ids.uid, ids }];
  });
  const chosen = known.find(({ uid: theirs }) => theirs === owner) ?? known[0];
  if (chosen !== undefined) return chosen;
  throw new EmbeddedProblem(
    "PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody. " +
      "Start Farthing as a normal user, or set DATABASE_URL.",
  );
}

function userName(uid: number): string {
  try {
    return userInfo().username;
  } catch {
    throw new EmbeddedProblem(
      `The user with the number ${uid} is not in the machine's user list, which PostgreSQL needs. ` +
        "Start Farthing as another user, or set DATABASE_URL.",
    );
  }
}

/** Whether the user can enter the folder. */
export function canEnter(folder: string, as: RunAs): boolean {
  const test = spawnSync("/bin/sh", ["-c", 'cd "$1" 2>/dev/null', "sh", folder], {
    ...as.ids,
    cwd: "/",
    stdio: "ignore",
  });
  return test.status === 0;
}
