/** Limits the size of request bodies before a page reads them. */

/** The most that forms and JSON without files need. */
const PLAIN_MAX_BYTES = 2_097_152;

/** The limit for this request: the large one for files, the plain one for everything else. */
export function bodyCap(contentType: string | null, uploadCap: number): number {
  const multipart = /^multipart\/form-data\b/i.test(contentType ?? "");
  return multipart ? uploadCap : Math.min(PLAIN_MAX_BYTES, uploadCap);
}

/** True when the announced `Content-Length` is over the limit. Bodies of unannounced length must be read with `readCapped`. */
export function announcesTooMuch(headers: Headers, cap: number): boolean {
  const length = headers.get("content-length");
  return length !== null && Number.parseInt(length, 10) > cap;
}

/** Reads the whole body; null as soon as it is over the limit. */
export async function readCapped(
  body: ReadableStream<Uint8Array>,
  cap: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > cap) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
