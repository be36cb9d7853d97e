/** Reads the body of a sent form into plain texts and files, within bounds; what cannot be read is refused, not thrown. */
import {
  MaxFileSizeExceededError,
  MaxFilesExceededError,
  MaxTotalSizeExceededError,
  parseFormData,
} from "@remix-run/form-data-parser";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { env } from "#app/env.server.ts";

export interface SentFields {
  /** Every text of every field, in the order sent. */
  texts: Map<string, string[]>;
  /** Files that hold something; a file field left empty sends none. */
  files: Map<string, File[]>;
}

export interface FileLimits {
  /** Largest single file; the setting unless given. */
  maxFileBytes?: number | undefined;
  /** Most files in one form; the setting unless given. */
  maxFiles?: number | undefined;
}

/**
 * Refuses `wrong_content_type` (not a form), `malformed_body`, `body_too_large`, `file_too_large` and
 * `too_many_files`.
 */
export async function readFields(request: Request, limits: FileLimits = {}): Promise<SentFields> {
  const type = (request.headers.get("content-type") ?? "").toLowerCase();
  const sent = type.startsWith("application/x-www-form-urlencoded")
    ? new URLSearchParams(await readText(request))
    : type.startsWith("multipart/form-data")
      ? await readMultipart(request, limits)
      : refuse("wrong_content_type");
  return sortOut(sent, limits.maxFiles ?? env.uploadMaxFiles);
}

async function readText(request: Request): Promise<string> {
  try {
    return await request.text();
  } catch {
    return refuse("malformed_body");
  }
}

/** Empty file fields count as parts too, so the parser gets some room and the real number is counted after. */
const ROOM_FOR_EMPTY_FIELDS = 20;
const MAX_PARTS = 20_000;

async function readMultipart(request: Request, limits: FileLimits): Promise<FormData> {
  const maxFileSize = limits.maxFileBytes ?? env.uploadMaxBytes;
  try {
    return await parseFormData(request, {
      maxFileSize,
      maxFiles: (limits.maxFiles ?? env.uploadMaxFiles) + ROOM_FOR_EMPTY_FIELDS,
      maxTotalSize: env.bodyMaxBytes,
      maxParts: MAX_PARTS,
    });
  } catch (problem) {
    const facts = { max_bytes: `${maxFileSize}` };
    if (problem instanceof MaxFileSizeExceededError) refuse("file_too_large", { facts });
    if (problem instanceof MaxFilesExceededError) refuse("too_many_files");
    if (problem instanceof MaxTotalSizeExceededError) refuse("body_too_large");
    return refuse("malformed_body");
  }
}

function sortOut(sent: URLSearchParams | FormData, maxFiles: number): SentFields {
  const fields: SentFields = { texts: new Map(), files: new Map() };
  let fileCount = 0;
  for (const [name, value] of sent) {
    if (typeof value !== "string") {
      if (value.size === 0) continue;
      fileCount += 1;
      fields.files.set(name, [...(fields.files.get(name) ?? []), value]);
    } else if (value.includes("\0") || name.includes("\0")) {
      // No person types this character and the database cannot keep it.
      refuse("malformed_body");
    } else {
      const before = fields.texts.get(name);
      // Forms send CR LF for a line break; what is kept and counted is one character.
      const text = value.replaceAll("\r\n", "\n");
      if (before) before.push(text);
      else fields.texts.set(name, [text]);
    }
  }
  if (fileCount > maxFiles) refuse("too_many_files", { facts: { max_files: `${maxFiles}` } });
  return fields;
}
