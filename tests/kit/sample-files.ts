/** The smallest valid files of each kind, by their bytes. */

const bytes = (...parts: Array<string | number[]>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    Buffer.concat(
      parts.map((part) =>
        typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part),
      ),
    ),
  );

const zeros = (count: number) => Array<number>(count).fill(0);

export const SAMPLES = {
  png: new Uint8Array(
    Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    ),
  ),
  pdf: bytes("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"),
  /** A zip archive with one stored, empty entry. */
  zip: bytes(
    "PK\x03\x04\x0a\x00",
    zeros(20),
    [5, 0, 0, 0],
    "a.txt",
    "PK\x01\x02\x1e\x03\x0a\x00",
    zeros(20),
    [5, 0],
    zeros(16),
    "a.txt",
    "PK\x05\x06",
    zeros(4),
    [1, 0, 1, 0, 51, 0, 0, 0, 35, 0, 0, 0, 0, 0],
  ),
  wav: bytes(
    "RIFF",
    [36, 0, 0, 0],
    "WAVEfmt ",
    [16, 0, 0, 0, 1, 0, 1, 0, 0x44, 0xac, 0, 0, 0x88, 0x58, 1, 0, 2, 0, 16, 0],
    "data",
    zeros(4),
  ),
  cfb: bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], zeros(512)),
  exe: bytes("MZ", [0x90, 0, 3, 0, 0, 0], zeros(120)),
  elf: bytes([0x7f], "ELF", [2, 1, 1, 0], zeros(64)),
};

/** A file as a browser would send it. */
export function upload(name: string, content: Uint8Array<ArrayBuffer> | string): File {
  return new File([content], name);
}
