/** Looks at the bytes of a file to find out what it really is; what the browser or the name claims counts for nothing alone. */
import { fileTypeFromBuffer } from "file-type";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { FILE_KINDS, TEXT_ENDINGS } from "./file-kinds.ts";
import { cleanName, endingOf, withEnding } from "./file-name.ts";
import type { FileFamily } from "./file-kinds.ts";

export interface Inspected {
  name: string;
  mediaType: string;
  family: FileFamily;
}

/** The name to keep and the media type to serve. Refuses `file_kind_refused` for everything outside the table. */
export async function inspectFile(claimedName: string, bytes: Uint8Array): Promise<Inspected> {
  const name = cleanName(claimedName);
  const ending = endingOf(name);
  const seen = await fileTypeFromBuffer(bytes);
  if (seen === undefined) return inspectText(name, ending, bytes);
  const kind = FILE_KINDS[seen.mime] ?? refuseKind(name);
  if (kind.endings.includes(ending)) {
    const mediaType = kind.byEnding?.[ending] ?? seen.mime.split(";", 1).join("");
    return { name, mediaType, family: kind.family };
  }
  // A webp called .jpg is honest enough and gets its true ending; a picture called .exe is not.
  const claimed = familyOf(ending);
  if (kind.byEnding !== undefined || (ending !== "" && claimed !== kind.family)) refuseKind(name);
  return { name: withEnding(name, kind.endings[0]), mediaType: seen.mime, family: kind.family };
}

function inspectText(name: string, ending: string, bytes: Uint8Array): Inspected {
  const listed = ending === "" || TEXT_ENDINGS.has(ending);
  if (!listed || !isPlainText(bytes)) refuseKind(name);
  return {
    name: ending === "" ? withEnding(name, "txt") : name,
    mediaType: "text/plain; charset=utf-8",
    family: "text",
  };
}

/** UTF-8 without control characters that is neither a web page nor a script for a shell. */
function isPlainText(bytes: Uint8Array): boolean {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return false;
  }
  // eslint-disable-next-line no-control-regex -- finding them is the point
  if (/[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f]/.test(text)) return false;
  const start = text.slice(0, 4096).trimStart();
  return !/^#!|^<\?|<(!doctype\s+html|html|head|body|script|svg|iframe)\b/i.test(start);
}

function familyOf(ending: string): FileFamily | null {
  if (TEXT_ENDINGS.has(ending)) return "text";
  return Object.values(FILE_KINDS).find(({ endings }) => endings.includes(ending))?.family ?? null;
}

function refuseKind(name: string): never {
  refuse("file_kind_refused", {
    sentence: `“${name}” is not a kind of file that Farthing takes. Pack it into a zip archive if it must be sent as it is.`,
    facts: { file: name },
  });
}
