/** The beginning of an answer as one line of text: enough to see what went wrong, however much is sent. */
import type { IncomingMessage } from "node:http";

const MOST_BYTES = 4096;
const MOST_CHARACTERS = 300;

/** Stops reading after a few kilobytes and cuts the connection; an answer that breaks off is what came of it. */
export async function readBeginning(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.byteLength;
      if (size >= MOST_BYTES) break;
    }
  } catch {
    // The status was read; how the rest ended changes nothing.
  }
  answer.destroy();
  const text = new TextDecoder().decode(Buffer.concat(chunks).subarray(0, MOST_BYTES));
  const line = text.replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim();
  return line.length <= MOST_CHARACTERS ? line : `${line.slice(0, MOST_CHARACTERS - 1)}…`;
}
