/** Keeps bodies within bounds before any page sees them. */

/** Forms and JSON without files never need more. */
const PLAIN_MAX_BYTES = 2_097_152;

/** The most this request may carry: files get the large cap, everything else the plain one. */
export function bodyCap(contentType: string | null, uploadCap: number): number {
  const multipart = /^multipart\/form-data\b/i.test(contentType ?? "");
  return multipart ? uploadCap : Math.min(PLAIN_MAX_BYTES, uploadCap);
}

/**
 * True when the body is certainly too large, by what the client announced. Bodies of unannounced length
 * must be read with `readCapped`.
 */
export function announcesTooMuch(headers: Headers, cap: number): boolean {
  const length = headers.get("content-length");
  return length !== null && Number.parseInt(length, 10) > cap;
}

/** The whole body, or null as soon as it is larger than the cap. */
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
