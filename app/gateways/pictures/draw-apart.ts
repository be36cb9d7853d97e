/** Draws a picture in a process of its own, with limits: one that goes over is killed, and the reason is told. */
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ANSWER, LIMITS } from "./drawing.ts";
import type { Answer, DrawingOrder, Reason } from "./drawing.ts";

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, "../../..");

/** More than the sizes of any picture together. */
const MOST_ANSWERED = 48_000_000;

type Facts = Extract<Answer, { drawn: true }>;

export type DrawnApart =
  | { drawn: false; reason: Reason }
  | (Omit<Facts, "files"> & { files: Array<Facts["files"][number] & { content: Uint8Array }> });

/**
 * Takes seconds: never call it inside a transaction. Rejects when the process could not be started or was ended from outside: then
 * it may be tried again.
 */
export async function drawApart(
  source: Uint8Array,
  limits: DrawingOrder = LIMITS,
): Promise<DrawnApart> {
  const { answer, said, ended, late } = await run(source, limits);
  if (late) return { drawn: false, reason: "seconds" };
  if (said.includes("over memory")) return { drawn: false, reason: "memory" };
  // Killed for what it needed, or fallen over what it read: it would fall again.
  if (typeof ended === "string" && ended !== "SIGTERM")
    return { drawn: false, reason: ended === "SIGKILL" ? "memory" : "unreadable" };
  if (ended !== 0 || answer.byteLength < 4)
    throw new Error(`The process that draws pictures ended with ${ended}: ${said}`);
  return unpack(answer);
}

/** It may read the libraries and its own folder, and nothing else: no files, no network, no other programs. */
function start(limits: DrawingOrder) {
  const may = [join(ROOT, "node_modules"), HERE, join(ROOT, "package.json")];
  return spawn(
    process.execPath,
    [
      "--max-old-space-size=128",
      "--permission",
      "--allow-addons",
      ...may.map((path) => `--allow-fs-read=${path}`),
      join(HERE, "drawing-child.ts"),
      JSON.stringify(limits),
    ],
    { cwd: HERE, env: { NODE_NO_WARNINGS: "1", UV_THREADPOOL_SIZE: "2" }, stdio: "pipe" },
  );
}

function run(source: Uint8Array, limits: DrawingOrder) {
  type Ended = { answer: Buffer; said: string; ended: number | string; late: boolean };
  return new Promise<Ended>((resolve, reject) => {
    const child = start(limits);
    const parts: Buffer[] = [];
    let [bytes, said, late] = [0, "", false];
    const timer = setTimeout(() => {
      late = true;
      child.kill("SIGKILL");
    }, limits.seconds * 1000);
    child.stdout.on("data", (part: Buffer) => {
      bytes += part.byteLength;
      if (bytes > MOST_ANSWERED) child.kill("SIGKILL");
      else parts.push(part);
    });
    child.stderr.on("data", (part: Buffer) => {
      said = (said + part.toString()).slice(-2000);
    });
    // A child that ends early leaves a broken pipe; how it ended says more.
    child.stdin.on("error", () => {});
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      resolve({ answer: Buffer.concat(parts), said, ended: code ?? signal ?? "nothing", late });
    });
    child.stdin.end(source);
  });
}

/** What came from the other process is checked like anything sent. */
function unpack(answer: Buffer): DrawnApart {
  const head = answer.readUInt32BE(0);
  const facts = ANSWER.parse(JSON.parse(answer.toString("utf8", 4, 4 + head)));
  if (!facts.drawn) return facts;
  let at = 4 + head;
  const files = facts.files.map((file) => {
    const content = answer.subarray(at, at + file.bytes);
    at += file.bytes;
    return { ...file, content };
  });
  if (at !== answer.byteLength) throw new Error("The drawn picture is not as long as it says.");
  return { ...facts, files };
}
