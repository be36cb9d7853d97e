/** Runs one PostgreSQL process that outlives Ctrl-C but never its parent. */
import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import type { Place } from "./place.ts";
import type { RunAs } from "./run-as.ts";

export interface Supervised {
  pid: number;
  /** Settles with PostgreSQL's exit status once it is gone. */
  gone: Promise<number>;
  /** Asks for a fast shutdown and waits for it. */
  stop: () => Promise<void>;
  isGone: () => boolean;
}

/**
 * The shell's file 3 is a pipe that closes when we die, by `kill -9` too; a background reader then asks
 * PostgreSQL for a fast shutdown. Its own session keeps a Ctrl-C in the terminal away from it.
 */
const WATCH = `exec 3<&0; "$@" </dev/null 3<&- & p=$!
{ read -r _ <&3; kill -INT $p; } 2>/dev/null & r=$!
wait $p; rc=$?; kill $r 2>/dev/null; exit $rc`;

/** Flags for throw-away databases: nothing is forced to the disk. */
const NOT_DURABLE = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

export function launch(programs: string, place: Place, as: RunAs, durable: boolean): Supervised {
  const settings = [
    "listen_addresses=",
    `unix_socket_directories=${place.socketFolder}`,
    "unix_socket_permissions=0700",
    "jit=off",
    ...(durable ? [] : NOT_DURABLE),
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
