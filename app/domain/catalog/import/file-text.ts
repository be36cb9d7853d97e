/** Turns a file's bytes into text: unzips when it is gzip, insists on UTF-8, stops at what no catalogue needs. */
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { refuseMalformed } from "./malformed.ts";

/** Unzipped. A small file can unzip into a disk full of zeros. */
const MAX_BYTES = 268_435_456;

/** The text in pieces. Refuses with `import_malformed`, naming the line it had come to. */
export async function* textOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let bytes = 0;
  let line = 1;
  try {
    for await (const chunk of await unzipped(chunks)) {
      bytes += chunk.byteLength;
      if (bytes > MAX_BYTES) refuseMalformed("Unzipped, the file is larger than 256 MB.", line);
      const text = decodedOrRefused(decoder, chunk, line);
      line += text.split("\n").length - 1;
      if (text !== "") yield text;
    }
    decodedOrRefused(decoder, undefined, line);
  } catch (problem) {
    const { code } = problem as { code?: string };
    if (code?.startsWith("Z_"))
      refuseMalformed("It ends or breaks in the middle of its compression.", line);
    throw problem;
  }
}

function decodedOrRefused(
  decoder: TextDecoder,
  chunk: Uint8Array | undefined,
  line: number,
): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    // Read again without insisting, only to count the lines before the first thing that is no character.
    const [before = ""] = new TextDecoder().decode(chunk).split("\uFFFD");
    const at = line + before.split("\n").length - 1;
    return refuseMalformed("It is not UTF-8 text. Save it as UTF-8 and try again.", at);
  }
}

async function unzipped(chunks: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const pieces = chunks[Symbol.asyncIterator]();
  const first = await firstBytes(pieces);
  const all = Readable.from(rejoined(first, pieces));
  if (first[0] !== 0x1f || first[1] !== 0x8b) return all;
  const gunzip = createGunzip();
  all.on("error", (problem) => gunzip.destroy(problem));
  return all.pipe(gunzip);
}

/** Streams may hand over a single byte first; gzip is recognised by two. */
async function firstBytes(pieces: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let first: Uint8Array = new Uint8Array();
  while (first.length < 2) {
    const { value, done } = await pieces.next();
    if (done === true) break;
    first = Buffer.concat([first, value]);
  }
  return first;
}

async function* rejoined(
  first: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first;
  for (;;) {
    const { value, done } = await rest.next();
    if (done === true) return;
    yield value;
  }
}
