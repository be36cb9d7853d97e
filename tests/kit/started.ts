/** A command of the product as a process of its own, with nothing set but what a test says. */
import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

export interface Started {
  /** Everything it wrote so far. */
  said(): string;
  /** Settles when it wrote this; fails when it ended before. */
  untilItSays(words: RegExp): Promise<void>;
  /** Settles with the exit status. */
  ended: Promise<number | null>;
  stop(): Promise<number | null>;
}

const PATIENCE_MS = 60_000;

export function startCommand(args: string[], settings: Record<string, string>): Started {
  const child = spawn(process.execPath, ["app/cli/start.mjs", ...args], {
    env: { PATH: process.env["PATH"], NODE_ENV: "production", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  let isGone = false;
  const ended = new Promise<number | null>((resolve) => {
    child.on("close", (status) => {
      isGone = true;
      resolve(status);
    });
  });
  return {
    said: () => output,
    ended,
    async untilItSays(words) {
      const deadline = performance.now() + PATIENCE_MS;
      while (!words.test(output)) {
        if (isGone || performance.now() > deadline)
          throw new Error(`It never said ${words}, but:\n${output}`);
        await sleep(20);
      }
    },
    stop() {
      child.kill("SIGTERM");
      return ended;
    },
  };
}
