/** Starts the built server as a separate process, on a free port, over a fresh database. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "#app/env.server.ts";
import { setTimeout as sleep } from "node:timers/promises";

export interface RunningSite {
  origin: string;
  /** The folder where mails arrive as files. */
  mailDir: string;
  pid: number;
  /** All output so far. */
  said(): string;
  /** Sends the signal and returns the exit status (null when killed). */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

const PATIENCE_MS = 60_000;

/**
 * Starts web and worker, and waits until `/readyz` succeeds. Settings can be given by their environment names; a given
 * `DATA_DIR` stays when the site stops.
 */
export async function startSite(
  databaseUrl: string,
  settings: Record<string, string> = {},
): Promise<RunningSite> {
  const given = settings["DATA_DIR"];
  const dataDir = given ?? mkdtempSync(join(tmpdir(), "farthing-site-"));
  const port = await freePort();
  const child = spawn(process.execPath, ["app/cli/start.mjs", "web", "--with-worker"], {
    env: {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"],
      PASSWORD_COST: "10",
      NODE_ENV: "production",
      PORT: `${port}`,
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      // The test reads what the site encrypts, and the other way round.
      SECRET: env.secret,
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  let asked = false;
  const gone = new Promise<number | null>((resolve) => {
    child.on("exit", (code, signal) => {
      if (given === undefined) rmSync(dataDir, { recursive: true, force: true });
      // A test sees only a refused connection; this line gives the reason.
      if (!asked) process.stderr.write(`The site went away (${code ?? signal}):\n${output}\n`);
      resolve(code);
    });
  });
  const site: RunningSite = {
    origin: `http://localhost:${port}`,
    mailDir: join(dataDir, "mail"),
    pid: child.pid ?? -1,
    said: () => output,
    async stop(signal = "SIGTERM") {
      asked = true;
      child.kill(signal);
      return gone;
    },
  };
  await untilReady(site, () => child.exitCode !== null);
  return site;
}

async function untilReady(site: RunningSite, isGone: () => boolean): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline && !isGone()) {
    const answer = await fetch(`${site.origin}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await sleep(50);
  }
  if (!isGone()) await site.stop("SIGKILL");
  throw new Error(`The site did not get ready. It said:\n${site.said()}`);
}
