/** Accepted kinds of files. All others are refused, such as programs, web pages and drawings with scripts. */

export type FileFamily = "image" | "document" | "audio" | "video" | "archive" | "text";

export interface FileKind {
  family: FileFamily;
  /** Accepted name endings, the usual one first. */
  endings: readonly [string, ...string[]];
  /** Served media type by ending, where the bytes leave it open. */
  byEnding?: Readonly<Record<string, string>>;
}

const OFFICE = "application/vnd.openxmlformats-officedocument";
const OPEN = "application/vnd.oasis.opendocument";

/** Keyed by the media type that the first bytes show. */
export const FILE_KINDS: Readonly<Record<string, FileKind>> = {
  "image/png": { family: "image", endings: ["png"] },
  "image/apng": { family: "image", endings: ["png", "apng"] },
  "image/jpeg": { family: "image", endings: ["jpg", "jpeg", "jpe", "jfif"] },
  "image/gif": { family: "image", endings: ["gif"] },
  "image/webp": { family: "image", endings: ["webp"] },
  "image/avif": { family: "image", endings: ["avif"] },
  "image/heic": { family: "image", endings: ["heic", "heif"] },
  "image/heif": { family: "image", endings: ["heif", "heic"] },
  "image/tiff": { family: "image", endings: ["tif", "tiff"] },
  "image/bmp": { family: "image", endings: ["bmp"] },
  "image/vnd.adobe.photoshop": { family: "image", endings: ["psd"] },

  "application/pdf": { family: "document", endings: ["pdf", "ai"] },
  "application/rtf": { family: "document", endings: ["rtf"] },
  "application/epub+zip": { family: "document", endings: ["epub"] },
  [`${OFFICE}.wordprocessingml.document`]: { family: "document", endings: ["docx"] },
  [`${OFFICE}.spreadsheetml.sheet`]: { family: "document", endings: ["xlsx"] },
  [`${OFFICE}.presentationml.presentation`]: { family: "document", endings: ["pptx"] },
  [`${OPEN}.text`]: { family: "document", endings: ["odt"] },
  [`${OPEN}.spreadsheet`]: { family: "document", endings: ["ods"] },
  [`${OPEN}.presentation`]: { family: "document", endings: ["odp"] },
  // The old Office container also holds installers, so the name must have one of these endings; none is added.
  "application/x-cfb": {
    family: "document",
    endings: ["doc", "xls", "ppt"],
    byEnding: {
      doc: "application/msword",
      xls: "application/vnd.ms-excel",
      ppt: "application/vnd.ms-powerpoint",
    },
  },

  "audio/mpeg": { family: "audio", endings: ["mp3"] },
  "audio/wav": { family: "audio", endings: ["wav"] },
  "audio/flac": { family: "audio", endings: ["flac"] },
  "audio/ogg": { family: "audio", endings: ["ogg", "oga"] },
  "audio/ogg; codecs=opus": { family: "audio", endings: ["opus", "ogg"] },
  "audio/aac": { family: "audio", endings: ["aac"] },
  "audio/aiff": { family: "audio", endings: ["aiff", "aif"] },
  "audio/midi": { family: "audio", endings: ["mid", "midi"] },
  "audio/mp4": { family: "audio", endings: ["m4a", "mp4"] },
  "audio/x-m4a": { family: "audio", endings: ["m4a"] },

  "video/mp4": { family: "video", endings: ["mp4", "m4v"] },
  "video/x-m4v": { family: "video", endings: ["m4v", "mp4"] },
  "video/quicktime": { family: "video", endings: ["mov", "qt"] },
  "video/webm": { family: "video", endings: ["webm"] },
  "video/matroska": { family: "video", endings: ["mkv"] },
  "video/mpeg": { family: "video", endings: ["mpg", "mpeg"] },
  "video/ogg": { family: "video", endings: ["ogv"] },
  "video/vnd.avi": { family: "video", endings: ["avi"] },

  "application/zip": { family: "archive", endings: ["zip"] },

  "text/vtt": { family: "text", endings: ["vtt"] },
  "text/calendar": { family: "text", endings: ["ics"] },
};

/** Plain text has no magic bytes: valid UTF-8 with one of these endings is accepted as text. */
export const TEXT_ENDINGS: ReadonlySet<string> = new Set(
  `txt text md markdown csv tsv json jsonl ndjson yaml yml toml ini log srt vtt ics po pot bib tex rst adoc org
   sql css scss less ts tsx jsx py rb go rs java kt swift c h cpp hpp cs dart lua r jl m scala ex exs erl hs ml
   proto graphql tf diff patch`.split(/\s+/),
);

/** Shown beside every file field. */
export const ACCEPTED_WORDS =
  "Pictures, PDF, text, office documents, sound, video and zip archives. The place, camera and owner are removed from pictures. Other files are kept as you send them.";
