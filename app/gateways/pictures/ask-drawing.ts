/** Sends a picture and an order to the process that draws, and reads what comes back. */
import type { z } from "zod";
import { NOT_DRAWN } from "./drawing.ts";
import type { Reason } from "./drawing.ts";
import { runApart } from "./run-apart.ts";
import type { Order } from "./run-apart.ts";

type Facts = { drawn: true; files: Array<{ bytes: number }> };

type WithContent<F extends Facts> = Omit<F, "files"> & {
  files: Array<F["files"][number] & { content: Uint8Array }>;
};

export type Asked<F extends Facts> = { drawn: false; reason: Reason } | WithContent<F>;

/**
 * Takes seconds: never call it inside a transaction. Rejects when the process could not be started or was ended from outside: then
 * it may be tried again.
 */
export async function askDrawing<F extends Facts>(
  source: Uint8Array,
  order: Order,
  shape: z.ZodType<F>,
): Promise<Asked<F>> {
  const { answer, said, ended, late } = await runApart(source, order);
  if (late) return { drawn: false, reason: "seconds" };
  if (said.includes("over memory")) return { drawn: false, reason: "memory" };
  // Killed for what it needed, or fallen over what it read: it would fall again.
  if (typeof ended === "string" && !FROM_OUTSIDE.has(ended))
    return { drawn: false, reason: ended === "SIGKILL" ? "memory" : "unreadable" };
  if (ended !== 0 || answer.byteLength < 4)
    throw new Error(`The process that draws pictures ended with ${ended}: ${said}`);
  return unpack(answer, shape);
}

/** A stop of all processes together, and Ctrl-C or the end of a terminal, which all of its processes get. */
const FROM_OUTSIDE: ReadonlySet<string> = new Set(["SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT"]);

/** What came from the other process is checked like anything sent. */
function unpack<F extends Facts>(answer: Buffer, shape: z.ZodType<F>): Asked<F> {
  const head = answer.readUInt32BE(0);
  const facts = NOT_DRAWN.or(shape).parse(JSON.parse(answer.toString("utf8", 4, 4 + head)));
  if (!facts.drawn) return facts;
  let at = 4 + head;
  const files = facts.files.map((file: F["files"][number]) => {
    const content = answer.subarray(at, at + file.bytes);
    at += file.bytes;
    return { ...file, content };
  });
  if (at !== answer.byteLength) throw new Error("The drawn picture is not as long as it says.");
  return { ...facts, files };
}
