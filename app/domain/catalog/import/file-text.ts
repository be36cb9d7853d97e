/** Decodes an import file: gunzips it if needed, requires UTF-8 or marked UTF-16, limits its size. */
import { isUtf8 } from "node:buffer";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { encodingOf, whyNotUtf8 } from "./file-encoding.ts";
import type { FileEncoding } from "./file-encoding.ts";
import { foreignKind } from "./file-kind.ts";
import { refuseMalformed } from "./malformed.ts";

/** Limit after unzipping: a small file can unzip to a full disk. */
const MAX_BYTES = 268_435_456;

/** Bytes that tell the kind of a file; a zip names its first entry within them. */
const KIND_BYTES = 200;

/** Yields the text in pieces and tells `found` the encoding. Refuses `import_malformed` with the line reached. */
export async function* textOf(
  chunks: AsyncIterable<Uint8Array>,
  found: (encoding: FileEncoding) => void = () => {},
): AsyncGenerator<string> {
  const breaks = new LineBreaks();
  let bytes = 0;
  let begun: Uint8Array = new Uint8Array();
  try {
    const pieces = (await unzipped(chunks))[Symbol.asyncIterator]();
    const first = await firstBytes(pieces, KIND_BYTES);
    const kind = foreignKind(first);
    if (kind !== null) refuseMalformed(kind, 1);
    const encoding = encodingOf(first);
    found(encoding);
    const decoder = new TextDecoder(encoding, { fatal: true });
    for await (const chunk of rejoined(first, pieces)) {
      bytes += chunk.byteLength;
      if (bytes > MAX_BYTES)
        refuseMalformed("Unzipped, the file is larger than 256 MB.", breaks.line);
      const text =
        decoded(decoder, chunk) ?? refuseBytes(encoding, Buffer.concat([begun, chunk]), breaks);
      begun = encoding === "utf-8" ? begunCharacter(Buffer.concat([begun, chunk])) : begun;
      breaks.pass(text);
      if (text !== "") yield text;
    }
    if (decoded(decoder, undefined) === null)
      refuseMalformed("It ends in the middle of a character, so its end is missing.", breaks.line);
  } catch (problem) {
    const { code } = problem as { code?: string };
    if (code?.startsWith("Z_"))
      refuseMalformed("The compressed file is damaged or its end is missing.", breaks.line);
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

function refuseBytes(encoding: FileEncoding, bytes: Uint8Array, breaks: LineBreaks): never {
  if (encoding === "utf-8") refuseForeign(bytes, breaks);
  return refuseMalformed("It begins as UTF-16 text, but the rest is something else.", breaks.line);
}

/** Refuses with the first line that is not UTF-8. Line breaks are one byte in UTF-8, so lines can be found before decoding. */
function refuseForeign(bytes: Uint8Array, breaks: LineBreaks): never {
  let from = 0;
  let broken = bytes.subarray(0);
  for (const [at, byte] of bytes.entries()) {
    if (byte !== 0x0a && byte !== 0x0d) continue;
    broken = bytes.subarray(from, at + 1);
    if (!isUtf8(broken)) break;
    breaks.pass(Buffer.from(broken).toString());
    from = at + 1;
    broken = bytes.subarray(from);
  }
  return refuseMalformed(whyNotUtf8(broken), breaks.line);
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
  const first = await firstBytes(pieces, 2);
  const all = Readable.from(rejoined(first, pieces));
  if (first[0] !== 0x1f || first[1] !== 0x8b) return all;
  const gunzip = createGunzip();
  all.on("error", (problem) => gunzip.destroy(problem));
  return all.pipe(gunzip);
}

/** At least so many bytes, unless the file is shorter; a stream's first piece may have one. */
async function firstBytes(pieces: AsyncIterator<Uint8Array>, least: number): Promise<Uint8Array> {
  let first: Uint8Array = new Uint8Array();
  while (first.length < least) {
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
