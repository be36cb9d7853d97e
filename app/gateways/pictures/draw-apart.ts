/** Draws a picture in a process of its own, with limits: one that goes over is killed, and the reason is told. */
import { ANSWER, LIMITS } from "./drawing.ts";
import type { Answer, DrawingOrder, Reason } from "./drawing.ts";
import { runApart } from "./run-apart.ts";

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
  const { answer, said, ended, late } = await runApart("drawing-child.ts", source, limits);
  if (late) return { drawn: false, reason: "seconds" };
  if (said.includes("over memory")) return { drawn: false, reason: "memory" };
  // Killed for what it needed, or fallen over what it read: it would fall again.
  if (typeof ended === "string" && ended !== "SIGTERM")
    return { drawn: false, reason: ended === "SIGKILL" ? "memory" : "unreadable" };
  if (ended !== 0 || answer.byteLength < 4)
    throw new Error(`The process that draws pictures ended with ${ended}: ${said}`);
  return unpack(answer);
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
