/** Runs one PostgreSQL process that survives Ctrl-C but ends with its parent. */
import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import type { Place } from "./place.ts";
import type { RunAs } from "./run-as.ts";

export interface Supervised {
  pid: number;
  /** Resolves with PostgreSQL's exit status. */
  gone: Promise<number>;
  /** Requests a fast shutdown and waits for it. */
  stop: () => Promise<void>;
  isGone: () => boolean;
}

/**
 * File descriptor 3 of the shell is a pipe that closes when this process dies, also by `kill -9`; a background reader then
 * requests a fast shutdown. A session of its own shields PostgreSQL from Ctrl-C in the terminal.
 */
const WATCH = `exec 3<&0; "$@" </dev/null 3<&- & p=$!
{ read -r _ <&3; kill -INT $p; } 2>/dev/null & r=$!
wait $p; rc=$?; kill $r 2>/dev/null; exit $rc`;

/**
 * Settings of throw-away databases: no writes are forced to disk, and there is room for several tests at once, of which each may
 * run a site, a worker and a sandbox.
 */
const THROW_AWAY = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "max_connections=400",
];

export function launch(programs: string, place: Place, as: RunAs, durable: boolean): Supervised {
  const settings = [
    "listen_addresses=",
    `unix_socket_directories=${place.socketFolder}`,
    "unix_socket_permissions=0700",
    "jit=off",
    ...(durable ? [] : THROW_AWAY),
  ];
  const log = openSync(place.log, "a", 0o600);
  const command = [join(programs, "bin", "postgres"), "-D", place.cluster];
  for (const setting of settings) command.push("-c", setting);
  const child = spawn("/bin/sh", ["-c", WATCH, "sh", ...command], {
    ...as.ids,
    cwd: "/",
    detached: true,
    stdio: ["pipe", log, log],
  });
  closeSync(log);
  child.stdin?.on("error", () => {});
  const gone = new Promise<number>((resolve) => {
    child.on("error", () => resolve(127));
    child.on("exit", (code) => resolve(code ?? 1));
  });
  let isGone = false;
  void gone.then(() => (isGone = true));
  child.unref();
  return {
    pid: child.pid ?? -1,
    gone,
    isGone: () => isGone,
    async stop() {
      child.ref();
      child.stdin?.end();
      await gone;
    },
  };
}
