/**
 * A visitor's page as the bytes that go out, with blanks where the nonce belongs: filling them in is all that is left to do.
 *
 * The checksum of a gzip body is linear in its bits: each bit of the nonce changes it by a pattern of its own, whatever the other bits
 * are. The patterns are measured once, so that no answer has to be read through again.
 */
import { crc32 } from "node:zlib";
import { NONCE_CHARS } from "#app/http/request-marks.ts";
import { spliceGzip, store } from "./spliced-gzip.ts";
import type { PagePieces } from "./page-pieces.ts";

export interface BlankPage {
  /** A body of its own with the nonce in it, which must be as long as all of ours are. */
  fill: (nonce: string, gzip: boolean) => Buffer;
}

/** Before the checksum stand four bytes with the length. */
const CHECKSUM_FROM_END = 8;
/** The gzip header, and the length before a stored block's bytes. */
const GZIP_HEAD = 10;
const STORED_HEAD = 5;

export function makeBlank({ pieces, visitors }: PagePieces): BlankPage {
  const blank = store(Buffer.alloc(NONCE_CHARS));
  const inPlain: number[] = [];
  const inPacked: number[] = [];
  let [plainEnd, packedEnd] = [0, GZIP_HEAD];
  const parts = pieces.map((piece) => {
    if (piece === "nonce") {
      inPlain.push(plainEnd);
      inPacked.push(packedEnd + STORED_HEAD);
    }
    const part = piece === "nonce" ? blank : piece === "letterhead" ? visitors : piece;
    plainEnd += part.plain.byteLength;
    packedEnd += part.packed.byteLength;
    return part;
  });
  const plain = Buffer.concat(parts.map((part) => part.plain));
  const packed = spliceGzip(parts);
  const empty = crc32(plain);
  const patterns = checksumPatterns(plain, empty, inPlain);
  return {
    fill(nonce, gzip) {
      if (nonce.length !== NONCE_CHARS) throw new RangeError(`“${nonce}” is no nonce of ours.`);
      const body = Buffer.from(gzip ? packed : plain);
      for (const at of gzip ? inPacked : inPlain) body.write(nonce, at, "latin1");
      if (gzip) {
        const sum = (empty ^ checksumChange(patterns, nonce)) >>> 0;
        body.writeUInt32LE(sum, body.byteLength - CHECKSUM_FROM_END);
      }
      return body;
    },
  };
}

/**
 * What bit `b` of the nonce's character `c` does to the checksum, at `c * 8 + b`. Measured for the last character; a character before
 * it does the same one byte earlier, so one more byte of nothing comes after it.
 */
function checksumPatterns(plain: Buffer, empty: number, blanks: readonly number[]): Uint32Array {
  const tried = Buffer.from(plain);
  const patterns = new Uint32Array(NONCE_CHARS * 8);
  const last = NONCE_CHARS - 1;
  for (let bit = 0; bit < 8; bit += 1) {
    for (const at of blanks) tried[at + last] = 1 << bit;
    let pattern = crc32(tried) ^ empty;
    for (let char = last; char >= 0; char -= 1) {
      patterns[char * 8 + bit] = pattern;
      pattern = ~crc32(ONE_BYTE, ~pattern >>> 0);
    }
  }
  return patterns;
}

const ONE_BYTE = new Uint8Array(1);

function checksumChange(patterns: Uint32Array, nonce: string): number {
  let change = 0;
  for (let char = 0; char < NONCE_CHARS; char += 1) {
    const code = nonce.charCodeAt(char);
    for (let bit = 0; bit < 8; bit += 1)
      if ((code >>> bit) & 1) change ^= patterns[char * 8 + bit] ?? 0;
  }
  return change;
}
