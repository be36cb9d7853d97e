/** Compresses answers in an encoding the browser accepts: known bodies at once, streams as they pass, event streams never. */
import { Duplex } from "node:stream";
import { parseAccept } from "hono/utils/accept";
import { brotliCompressSync, constants, createGzip, gzipSync, zstdCompressSync } from "node:zlib";

export type Encoding = "br" | "zstd" | "gzip";

const COMPRESSIBLE =
  /^(text\/(?!event-stream)|application\/(json|javascript|xml|manifest\+json|problem\+json|ld\+json)|image\/svg)/;

/** Smaller bodies are not compressed: the headers cost more than compression saves. */
const WORTH_IT_BYTES = 1024;

const QUICK: Record<Encoding, (body: Uint8Array) => Uint8Array> = {
  br: (body) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } }),
  zstd: (body) => zstdCompressSync(body),
  gzip: (body) => gzipSync(body),
};

const THOROUGH: Record<Encoding, (body: Uint8Array) => Buffer> = {
  br: (body) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  zstd: (body) => zstdCompressSync(body),
  gzip: (body) => gzipSync(body, { level: constants.Z_BEST_COMPRESSION }),
};

/** For a body that is sent many times. Takes about a third of a millisecond for a page. */
export function packThoroughly(body: Uint8Array, encoding: Encoding): Buffer<ArrayBuffer> {
  return THOROUGH[encoding](body) as Buffer<ArrayBuffer>;
}

/** The encodings the browser accepts; `q=0` means never. */
function offers(accept: string | null): string[] {
  return parseAccept(accept?.toLowerCase() ?? "")
    .filter(({ q }) => q > 0)
    .map(({ type }) => type);
}

export function accepts(accept: string | null, encoding: Encoding): boolean {
  return offers(accept).includes(encoding);
}

/** The best encoding that both sides know; null means uncompressed. */
export function pickEncoding(accept: string | null): Encoding | null {
  const offered = offers(accept);
  return (["br", "zstd", "gzip"] as const).find((encoding) => offered.includes(encoding)) ?? null;
}

/** The same answer, compressed where that helps. Bodies of unknown length are streamed through gzip. */
export async function compress(response: Response, accept: string | null): Promise<Response> {
  const { headers, body } = response;
  if (body === null || headers.has("content-encoding")) return response;
  if (!COMPRESSIBLE.test(headers.get("content-type") ?? "")) return response;
  if (headers.get("vary") !== "Accept-Encoding") headers.append("vary", "Accept-Encoding");
  if (/no-transform/.test(headers.get("cache-control") ?? "")) return response;
  const encoding = pickEncoding(accept);
  if (encoding === null) return response;
  const length = headers.get("content-length");
  const init = { status: response.status, statusText: response.statusText, headers };
  if (length === null) {
    if (!/gzip/.test(accept ?? "")) return response;
    headers.set("content-encoding", "gzip");
    const gzip = Duplex.toWeb(createGzip({ flush: constants.Z_SYNC_FLUSH }));
    return new Response(
      body.pipeThrough(gzip as ReadableWritablePair<Uint8Array, Uint8Array>),
      init,
    );
  }
  if (Number.parseInt(length, 10) < WORTH_IT_BYTES) return response;
  const packed = QUICK[encoding](new Uint8Array(await response.arrayBuffer()));
  headers.set("content-encoding", encoding);
  headers.set("content-length", `${packed.byteLength}`);
  return new Response(packed as Uint8Array<ArrayBuffer>, init);
}
