/**
 * One gzip body from pieces that were compressed beforehand, with fresh bytes between them. A piece is deflated by itself and ends on
 * a whole byte (a full flush), so no piece refers back into another and they can be joined in any company; what is fresh
 * stands between them uncompressed. Only the checksum is reckoned anew, a few microseconds for a page.
 */
import { constants, crc32, deflateRawSync } from "node:zlib";

export interface Piece {
  plain: Uint8Array;
  /** Whole deflate blocks, none of them the last. */
  packed: Uint8Array;
}

const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
/** An empty block that says it is the last. */
const END = Buffer.from([1, 0, 0, 0xff, 0xff]);

export const THOROUGH = constants.Z_BEST_COMPRESSION;
export const QUICK = constants.Z_BEST_SPEED;

export function pack(plain: Uint8Array, level: number): Piece {
  return { plain, packed: deflateRawSync(plain, { level, finishFlush: constants.Z_FULL_FLUSH }) };
}

const STORED_MAX = 0xffff;

/** As it is, in one block; for what is too short, or too fresh, to be worth compressing. At most 65 535 bytes. */
export function store(plain: Uint8Array): Piece {
  if (plain.byteLength > STORED_MAX) throw new RangeError("A stored block holds 65 535 bytes.");
  const head = Buffer.alloc(5);
  head.writeUInt16LE(plain.byteLength, 1);
  head.writeUInt16LE(plain.byteLength ^ STORED_MAX, 3);
  return { plain, packed: Buffer.concat([head, plain]) };
}

export function spliceGzip(pieces: readonly Piece[]): Buffer<ArrayBuffer> {
  let sum = 0;
  let size = 0;
  for (const { plain } of pieces) {
    sum = crc32(plain, sum);
    size += plain.byteLength;
  }
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(sum, 0);
  tail.writeUInt32LE(size % 2 ** 32, 4);
  return Buffer.concat([HEADER, ...pieces.map(({ packed }) => packed), END, tail]);
}
