/** Recognises files that are no CSV by their first bytes, and says what to do with each. Pure. */

const SAVE_AS_CSV =
  "Open it in the spreadsheet program, choose Save as, “CSV UTF-8”, and upload that file.";

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0];

/** A sentence that names the kind of file and the way to a CSV; null when the bytes may be text. */
export function foreignKind(first: Uint8Array): string | null {
  if (startsWith(first, ZIP)) return zipKind(Buffer.from(first));
  if (startsWith(first, OLD_EXCEL)) return `It is an old Excel workbook (.xls). ${SAVE_AS_CSV}`;
  const text = Buffer.from(first).toString("latin1");
  if (text.startsWith("%PDF-"))
    return "It is a PDF. A catalogue is imported from a CSV file: export one from where the PDF was made.";
  if (/^\x89PNG|^\xff\xd8\xff|^GIF8/.test(text))
    return "It is a picture. A catalogue is imported from a CSV file.";
  if (/^(\xef\xbb\xbf)?\s*<(!doctype|html|head|body|table|meta|\?xml)\b/i.test(text))
    return `It is a web page or XML with the ending of a CSV. ${SAVE_AS_CSV}`;
  if (/^(\xef\xbb\xbf)?\s*[[{]\s*["{[]/.test(text))
    return "It is JSON and not CSV. A catalogue is imported from a CSV file with one gig on each line.";
  return null;
}

/** A zip's first entry tells an Excel workbook, an OpenDocument sheet and an archive apart; Excel sets flags 6. */
function zipKind(first: Buffer): string {
  const text = first.toString("latin1");
  if (text.includes("opendocument.spreadsheet"))
    return `It is an OpenDocument spreadsheet (.ods). ${SAVE_AS_CSV}`;
  const name = text.slice(30, 30 + (first.length >= 28 ? first.readUInt16LE(26) : 0));
  const entry = /\.(csv|txt|tsv)$/i.exec(name) === null ? null : name;
  if (entry !== null)
    return `It is a zip archive with ${entry} inside. Unpack it and upload that file; gzip (.gz) can be uploaded as it is.`;
  const excel =
    /\[Content_Types\]|xl\//.test(text) || first.subarray(6, 8).equals(Buffer.from([6, 0]));
  return excel
    ? `It is an Excel workbook (.xlsx) and not a CSV. ${SAVE_AS_CSV}`
    : `It is a zip archive or an Excel workbook and not a CSV. Unpack the archive, or: ${SAVE_AS_CSV}`;
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, place) => bytes[place] === byte);
}
