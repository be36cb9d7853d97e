/** The encoding of a file by its first bytes, and words for bytes that are not UTF-8. Pure. */

export type FileEncoding = "utf-8" | "utf-16le" | "utf-16be";

/** Names for pages. */
export const ENCODING_NAMES: Record<FileEncoding, string> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
};

/** By the byte order mark; UTF-8 without one. */
export function encodingOf(first: Uint8Array): FileEncoding {
  if (first[0] === 0xff && first[1] === 0xfe) return "utf-16le";
  if (first[0] === 0xfe && first[1] === 0xff) return "utf-16be";
  return "utf-8";
}

/** Bytes that Windows-1252 has no sign for, and control characters, are in no text of Excel. */
const NOT_WINDOWS_1252 = /(?![\t\n\r\x80-\x9f])\p{Cc}|[\x81\x8d\x8f\x90\x9d]/u;

/** Why a line is not UTF-8: a spreadsheet's old encoding, or no text at all. `line` are the bytes of the first such line. */
export function whyNotUtf8(line: Uint8Array): string {
  const bytes = Buffer.from(line);
  if (NOT_WINDOWS_1252.test(bytes.toString("latin1")))
    return "It is not UTF-8 text. Save it as UTF-8 and try again.";
  const word = /[^\s,;"]*[\x80-\xff][^\s,;"]*/.exec(bytes.toString("latin1"))?.[0] ?? "";
  const read = new TextDecoder("windows-1252").decode(Buffer.from(word, "latin1")).slice(0, 40);
  return `It is not UTF-8 but probably Windows-1252, the encoding of Excel's plain “CSV”: “${read}” would be misread. Save it as “CSV UTF-8” and try again.`;
}
