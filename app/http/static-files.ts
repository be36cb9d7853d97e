/** Serves the built client files from memory, with the compressed copies made by the build. They are read once at start. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { getMimeType, mimes } from "hono/utils/mime";
import { pickEncoding } from "./compress.ts";
import { etagOf, hasAlready } from "./etag.ts";
import { SCRIPTS } from "./security-headers.ts";
import type { Encoding } from "./compress.ts";

interface StaticFile {
  type: string;
  etag: string;
  /** True in the scripts' folder: file names there carry a hash of the contents, so the contents never change. */
  immutable: boolean;
  plain: Buffer;
  packed: Partial<Record<Encoding, Buffer>>;
}

/** Corrects the library, which takes `.ts` for a video. */
const TYPES = { ...mimes, svg: "image/svg+xml", ts: "text/plain; charset=utf-8" };

const PACKED: Record<string, Encoding> = { br: "br", zst: "zstd", gz: "gzip" };

export type StaticFiles = Map<string, StaticFile>;

export function readStaticFiles(folder: string): StaticFiles {
  const files: StaticFiles = new Map();
  const packed: [string, Encoding, Buffer][] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.startsWith(".")) continue;
    const file = join(entry.parentPath, entry.name);
    const url = `/${relative(folder, file).split(sep).join("/")}`;
    const ending = url.slice(url.lastIndexOf(".") + 1);
    const body = readFileSync(file);
    const encoding = PACKED[ending];
    if (encoding) packed.push([url.slice(0, -ending.length - 1), encoding, body]);
    else files.set(url, describe(url, body));
  }
  for (const [url, encoding, body] of packed) {
    const file = files.get(url);
    if (file) file.packed[encoding] = body;
  }
  return files;
}

function describe(url: string, plain: Buffer): StaticFile {
  return {
    type: getMimeType(url, TYPES) ?? "application/octet-stream",
    etag: etagOf(plain),
    immutable: url.startsWith(SCRIPTS),
    plain,
    packed: {},
  };
}

/** The file at this path; null lets a page answer. */
export function answerStatic(files: StaticFiles, path: string, request: Request): Response | null {
  const file = files.get(path);
  if (!file || (request.method !== "GET" && request.method !== "HEAD")) return null;
  const headers = new Headers({
    "content-type": file.type,
    "cache-control": `public, max-age=${file.immutable ? "31536000, immutable" : "3600"}`,
    etag: file.etag,
    vary: "Accept-Encoding",
  });
  if (hasAlready(request, file.etag)) return new Response(null, { status: 304, headers });
  const encoding = pickEncoding(request.headers.get("accept-encoding"));
  const packed = encoding ? file.packed[encoding] : undefined;
  if (encoding && packed) headers.set("content-encoding", encoding);
  const body = packed ?? file.plain;
  headers.set("content-length", `${body.byteLength}`);
  return new Response(request.method === "HEAD" ? null : new Uint8Array(body), { headers });
}
