/** Reads the body of a sent form into plain texts and files, within limits. An unreadable body is refused, not thrown. */
import {
  MaxFileSizeExceededError,
  MaxFilesExceededError,
  MaxTotalSizeExceededError,
  parseFormData,
} from "@remix-run/form-data-parser";
import { Refusal, refuse } from "#app/domain/kernel/refusal.ts";
import { env } from "#app/env.server.ts";

export interface SentFields {
  /** Every text of every field, in the order sent. */
  texts: Map<string, string[]>;
  /** Files with content; an empty file field sends none. */
  files: Map<string, File[]>;
}

/** Refuses only the files of a form, so that the text typed beside them is not lost. */
export class FilesRefused extends Refusal {
  readonly texts: SentFields["texts"];

  constructor(refusal: Refusal, texts: SentFields["texts"]) {
    const { code, message: sentence, facts, field } = refusal;
    super(code, { sentence, facts, ...(field === undefined ? {} : { field }) });
    this.texts = texts;
  }
}

export interface FileLimits {
  /** Largest single file; defaults to the setting. */
  maxFileBytes?: number | undefined;
  /** Most files in one form; defaults to the setting. */
  maxFiles?: number | undefined;
}

/**
 * Refuses `wrong_content_type` (not a form), `malformed_body`, `body_too_large`, `file_too_large`,
 * `file_empty` and `too_many_files`.
 */
export async function readFields(request: Request, limits: FileLimits = {}): Promise<SentFields> {
  const type = (request.headers.get("content-type") ?? "").toLowerCase();
  const sent = type.startsWith("application/x-www-form-urlencoded")
    ? new URLSearchParams(await readText(request))
    : type.startsWith("multipart/form-data")
      ? await readMultipart(request, limits)
      : refuse("wrong_content_type");
  const fields = sortOut(sent);
  const refusal = tooMuch(fields, limits);
  if (refusal !== null) throw new FilesRefused(refusal, fields.texts);
  return fields;
}

async function readText(request: Request): Promise<string> {
  try {
    return await request.text();
  } catch {
    return refuse("malformed_body");
  }
}

/** The parser counts empty file fields as parts too, so it gets extra room and the real number is checked afterwards. */
const ROOM_FOR_EMPTY_FIELDS = 20;
const MAX_PARTS = 20_000;

async function readMultipart(request: Request, limits: FileLimits): Promise<FormData> {
  try {
    return await parseFormData(request, {
      // A single file may fill the whole body: its size is checked after the texts beside it are read.
      maxFileSize: env.bodyMaxBytes,
      maxFiles: (limits.maxFiles ?? env.uploadMaxFiles) + ROOM_FOR_EMPTY_FIELDS,
      maxTotalSize: env.bodyMaxBytes,
      maxParts: MAX_PARTS,
    });
  } catch (problem) {
    if (problem instanceof MaxFileSizeExceededError) refuse("file_too_large");
    if (problem instanceof MaxFilesExceededError) refuse("too_many_files");
    if (problem instanceof MaxTotalSizeExceededError) refuse("body_too_large");
    return refuse("malformed_body");
  }
}

/** The refusal of the files: one is too large, or there are too many. */
function tooMuch({ files }: SentFields, limits: FileLimits): Refusal | null {
  const maxBytes = limits.maxFileBytes ?? env.uploadMaxBytes;
  const maxFiles = limits.maxFiles ?? env.uploadMaxFiles;
  const all = [...files].flatMap(([field, some]) => some.map((file) => ({ field, file })));
  const large = all.find(({ file }) => file.size > maxBytes);
  if (large !== undefined)
    return new Refusal("file_too_large", {
      field: large.field,
      sentence: `“${large.file.name}” is too large: a file can have at most ${maxBytes.toLocaleString("en")} bytes.`,
      facts: { max_bytes: `${maxBytes}` },
    });
  const empty = all.find(({ file }) => file.size === 0);
  if (empty !== undefined)
    return new Refusal("file_empty", {
      field: empty.field,
      sentence: `“${empty.file.name}” is empty. Choose another file.`,
    });
  if (all.length <= maxFiles) return null;
  return new Refusal("too_many_files", { facts: { max_files: `${maxFiles}` } });
}

/** A field without a chosen file arrives as an empty file without a name; the parser may have given it this name. */
const NAMELESS: ReadonlySet<string> = new Set(["", "file-upload"]);

function sortOut(sent: URLSearchParams | FormData): SentFields {
  const fields: SentFields = { texts: new Map(), files: new Map() };
  for (const [name, value] of sent) {
    if (typeof value !== "string") {
      if (value.size === 0 && NAMELESS.has(value.name)) continue;
      fields.files.set(name, [...(fields.files.get(name) ?? []), value]);
    } else if (value.includes("\0") || name.includes("\0")) {
      // NUL: people do not type it, and the database cannot store it.
      refuse("malformed_body");
    } else {
      const before = fields.texts.get(name);
      // Forms send CR LF for a line break; it is stored and counted as one character.
      const text = value.replaceAll("\r\n", "\n");
      if (before) before.push(text);
      else fields.texts.set(name, [text]);
    }
  }
  return fields;
}
