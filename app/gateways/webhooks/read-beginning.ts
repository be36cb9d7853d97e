/** The beginning of a webhook's answer as one line of text, however long the answer is. */
import { cutText } from "#app/domain/kernel/cut-text.ts";
import type { IncomingMessage } from "node:http";

const MOST_BYTES = 4096;
const MOST_CHARACTERS = 300;

/** Reads at most 4 kB and cuts the connection; a broken answer gives what arrived. */
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
    // The status is known; the rest of the answer does not matter.
  }
  answer.destroy();
  const text = new TextDecoder().decode(Buffer.concat(chunks).subarray(0, MOST_BYTES));
  const line = text.replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim();
  return cutText(line, MOST_CHARACTERS);
}
