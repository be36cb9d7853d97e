/**
 * Joins fragments compressed beforehand into one gzip body. Each is deflated alone and ends with a full flush on a
 * whole byte, so none refers to another and any can be joined. Only the checksum is computed per answer. Pays off
 * on lists for signed-in people (`npm run bench -- web`); remove it when compressing whole pages is free.
 */
import { constants, crc32, deflateRawSync } from "node:zlib";

export interface Fragment {
  plain: Uint8Array;
  /** Whole deflate blocks, none of them marked as the last. */
  packed: Uint8Array;
}

const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
/** An empty deflate block marked as the last. */
const END = Buffer.from([1, 0, 0, 0xff, 0xff]);

export const THOROUGH = constants.Z_BEST_COMPRESSION;
export const QUICK = constants.Z_BEST_SPEED;

export function pack(plain: Uint8Array, level: number): Fragment {
  return { plain, packed: deflateRawSync(plain, { level, finishFlush: constants.Z_FULL_FLUSH }) };
}

export function spliceGzip(fragments: readonly Fragment[]): Buffer<ArrayBuffer> {
  let sum = 0;
  let size = 0;
  for (const { plain } of fragments) {
    sum = crc32(plain, sum);
    size += plain.byteLength;
  }
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(sum, 0);
  tail.writeUInt32LE(size % 2 ** 32, 4);
  return Buffer.concat([HEADER, ...fragments.map(({ packed }) => packed), END, tail]);
}
