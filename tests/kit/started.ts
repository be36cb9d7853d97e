/** Starts a command of the product as a separate process, with only the settings that a test gives. */
import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";

export interface Started {
  /** All output so far. */
  said(): string;
  /** Resolves when the output matches; rejects when the process ends first. */
  untilItSays(words: RegExp): Promise<void>;
  /** Resolves with the exit status. */
  ended: Promise<number | null>;
  stop(): Promise<number | null>;
}

const PATIENCE_MS = 120_000;

/** Called in a test, which stops the process at its end, also when it fails. */
export function startCommand(args: string[], settings: Record<string, string>): Started {
  const child = spawn(process.execPath, ["app/cli/start.mjs", ...args], {
    env: {
      PATH: process.env["PATH"],
      NODE_ENV: "production",
      NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"],
      ...settings,
    },
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
  const stop = () => {
    child.kill("SIGTERM");
    return ended;
  };
  onTestFinished(async () => void (await stop()));
  return {
    said: () => output,
    ended,
    stop,
    async untilItSays(words) {
      const deadline = performance.now() + PATIENCE_MS;
      while (!words.test(output)) {
        if (isGone || performance.now() > deadline)
          throw new Error(`It never said ${words}, but:\n${output}`);
        await sleep(20);
      }
    },
  };
}
