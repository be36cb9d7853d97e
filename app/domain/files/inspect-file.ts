/** Determines a file's kind from its bytes; the name and media type the browser claims are not trusted alone. */
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

/** Returns the name to store and the media type to serve. Refuses `file_kind_refused` for kinds outside the table. */
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
  // A webp named .jpg gets its true ending; a picture named .exe is refused.
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

/** UTF-8 without control characters, and neither a web page nor a shell script. */
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
    sentence: `“${name}” is a kind of file that Farthing does not accept. If you need to send it as it is, put it into a zip file.`,
    facts: { file: name },
  });
}
