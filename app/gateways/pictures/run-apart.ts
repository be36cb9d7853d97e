/** Starts the process that draws, without the product's settings, files and connections, and with limits: over them it is killed. */
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Kind, Limits } from "./drawing.ts";

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, "../../..");

/** More than the sizes of any picture together, and than a file that may be sent grows by being encoded anew. */
const MOST_ANSWERED = 128_000_000;

/** What to draw, with what is needed for it; nothing of it is secret, and other programs may see it. */
export type Order = { kind: Kind } & Limits;

/** It may read the libraries and its own folder, and nothing else: no files, no network, no other programs. */
function start(order: Order) {
  const may = [join(ROOT, "node_modules"), HERE, join(ROOT, "package.json")];
  return spawn(
    process.execPath,
    [
      "--max-old-space-size=128",
      "--permission",
      "--allow-addons",
      ...may.map((path) => `--allow-fs-read=${path}`),
      join(HERE, "drawing-child.ts"),
      JSON.stringify(order),
    ],
    { cwd: HERE, env: { NODE_NO_WARNINGS: "1", UV_THREADPOOL_SIZE: "2" }, stdio: "pipe" },
  );
}

/** Tells the child's bytes, what it said, and how it ended. Rejects when it could not be started. */
export function runApart(source: Uint8Array, order: Order) {
  type Ended = { answer: Buffer; said: string; ended: number | string; late: boolean };
  return new Promise<Ended>((resolve, reject) => {
    const drawing = start(order);
    // First of all: without file descriptors left it has no pipes, and an error that is not listened to ends this process.
    drawing.on("error", reject);
    if (drawing.pid === undefined) return;
    const parts: Buffer[] = [];
    let [bytes, said, late] = [0, "", false];
    const timer = setTimeout(() => {
      late = true;
      drawing.kill("SIGKILL");
    }, order.seconds * 1000);
    drawing.stdout.on("data", (part: Buffer) => {
      bytes += part.byteLength;
      if (bytes > MOST_ANSWERED) drawing.kill("SIGKILL");
      else parts.push(part);
    });
    drawing.stderr.on("data", (part: Buffer) => {
      said = (said + part.toString()).slice(-2000);
    });
    // A child that ends early leaves a broken pipe; how it ended says more.
    drawing.stdin.on("error", () => {});
    drawing.on("close", (code, signal) => {
      clearTimeout(timer);
      resolve({ answer: Buffer.concat(parts), said, ended: code ?? signal ?? "nothing", late });
    });
    drawing.stdin.end(source);
  });
}
