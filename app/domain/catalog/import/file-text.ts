/** Decodes an import file: gunzips it if needed, requires UTF-8, limits its size. */
import { isUtf8 } from "node:buffer";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { refuseMalformed } from "./malformed.ts";

/** Limit after unzipping: a small file can unzip to a full disk. */
const MAX_BYTES = 268_435_456;

/** Yields the text in pieces. Refuses `import_malformed` with the line reached. */
export async function* textOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const breaks = new LineBreaks();
  let bytes = 0;
  let begun: Uint8Array = new Uint8Array();
  try {
    for await (const chunk of await unzipped(chunks)) {
      bytes += chunk.byteLength;
      if (bytes > MAX_BYTES)
        refuseMalformed("Unzipped, the file is larger than 256 MB.", breaks.line);
      const text = decoded(decoder, chunk) ?? refuseForeign(Buffer.concat([begun, chunk]), breaks);
      begun = begunCharacter(Buffer.concat([begun, chunk]));
      breaks.pass(text);
      if (text !== "") yield text;
    }
    if (decoded(decoder, undefined) === null)
      refuseMalformed("It ends in the middle of a character, so its end is missing.", breaks.line);
  } catch (problem) {
    const { code } = problem as { code?: string };
    if (code?.startsWith("Z_"))
      refuseMalformed("It ends or breaks in the middle of its compression.", breaks.line);
    throw problem;
  }
}

/** Null for bytes that are not UTF-8. */
function decoded(decoder: TextDecoder, chunk: Uint8Array | undefined): string | null {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    return null;
  }
}

/** Refuses with the first line that is not UTF-8. Line breaks are one byte in UTF-8, so lines can be found before decoding. */
function refuseForeign(bytes: Uint8Array, breaks: LineBreaks): never {
  let from = 0;
  for (const [at, byte] of bytes.entries()) {
    if (byte !== 0x0a && byte !== 0x0d) continue;
    const line = bytes.subarray(from, at + 1);
    if (!isUtf8(line)) break;
    breaks.pass(Buffer.from(line).toString());
    from = at + 1;
  }
  return refuseMalformed("It is not UTF-8 text. Save it as UTF-8 and try again.", breaks.line);
}

/** The bytes of an unfinished character at the end: at most three. */
function begunCharacter(bytes: Uint8Array): Uint8Array {
  const lead = bytes.subarray(-3).findLastIndex((byte) => byte >= 0xc0);
  const tail = bytes.subarray(-3).subarray(Math.max(lead, 0));
  return lead >= 0 && !isUtf8(tail) ? tail : new Uint8Array();
}

/** Counts lines that end with LF, CR or CRLF, also when a piece ends between CR and LF. */
class LineBreaks {
  line = 1;
  #afterCr = false;

  pass(text: string): void {
    if (text === "") return;
    const joined = this.#afterCr && text.startsWith("\n") ? 1 : 0;
    this.line += (text.match(/\r\n|\n|\r/g)?.length ?? 0) - joined;
    this.#afterCr = text.endsWith("\r");
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

/** Gzip is recognised by two bytes; a stream's first piece may have one. */
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
