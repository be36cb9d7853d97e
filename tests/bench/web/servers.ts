/** Starts the servers that a bench loads; each is a process that reports its processor time. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "#tests/kit/site.ts";
import type { ChildProcess } from "node:child_process";

export interface LoadedServer {
  origin: string;
  /** Microseconds of processor time since the start, of all threads, user and system. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
}

const PATIENCE_MS = 30_000;

/** `settings` are given by environment names. The server is ready when `path` answers. */
export async function startLoaded(
  program: string[],
  path: string,
  settings: Record<string, string> = {},
): Promise<LoadedServer> {
  const dataDir = mkdtempSync(join(tmpdir(), "farthing-bench-web-"));
  const port = await freePort();
  const child = spawn(
    process.execPath,
    ["--import", "./tests/bench/web/tell-cpu.ts", ...profiled(), ...program],
    {
      env: {
        PATH: process.env["PATH"],
        HOME: process.env["HOME"],
        NODE_ENV: "production",
        PORT: `${port}`,
        DATA_DIR: dataDir,
        ...settings,
      },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    },
  );
  const origin = `http://127.0.0.1:${port}`;
  await untilAnswers(`${origin}${path}`, child);
  return {
    origin,
    async cpu() {
      const answer = once(child, "message");
      child.send("cpu");
      const [micros] = (await answer) as [number];
      return micros;
    },
    async stop() {
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** `BENCH_PROFILE=folder` writes CPU profiles of the servers, to be opened in a browser's developer tools. */
function profiled(): string[] {
  const folder = process.env["BENCH_PROFILE"];
  return folder === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${folder}`];
}

async function untilAnswers(url: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline && child.exitCode === null) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await sleep(50);
  }
  child.kill("SIGKILL");
  throw new Error(`${url} did not answer.`);
}
