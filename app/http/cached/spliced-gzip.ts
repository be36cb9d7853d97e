/**
 * One gzip body from fragments that were compressed beforehand. A fragment is deflated by itself and ends on a whole byte (a full
 * flush), so no fragment refers back into another and they can be joined in any company. Only the checksum is reckoned anew.
 * Pays for itself on the lists of people who are signed in (`npm run bench -- web`); may go when compressing whole costs them nothing.
 */
import { constants, crc32, deflateRawSync } from "node:zlib";

export interface Fragment {
  plain: Uint8Array;
  /** Whole deflate blocks, none of them the last. */
  packed: Uint8Array;
}

const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
/** An empty block that says it is the last. */
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
