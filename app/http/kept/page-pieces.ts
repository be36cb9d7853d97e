/** A rendered page taken apart at what differs from answer to answer, and put together again with a fresh nonce and one's own letterhead. */
import { pack, QUICK, spliceGzip, store, THOROUGH } from "./spliced-gzip.ts";
import type { Piece } from "./spliced-gzip.ts";

export interface PagePieces {
  pieces: Array<Piece | "nonce" | "letterhead">;
  /** What stands in the place of the letterhead for a visitor. */
  visitors: Piece;
  bytes: number;
}

const LETTERHEAD = /<header class="site-header">.*?<\/header>/s;

/** Everything a kept page may say of itself; a page with a cookie, a cache rule or anything else is not kept. */
const PLAIN_HEADERS = new Set(["content-type", "content-length"]);

/**
 * `nonce` and `requestId` are those the page was rendered with: nobody could know them before, so nothing but the page itself
 * can have written them. Null when the answer may not be kept; its body is read only if it may.
 */
export async function takeApart(
  answer: Response,
  { nonce, requestId }: { nonce: string; requestId: string },
): Promise<PagePieces | null> {
  if (answer.status !== 200 || !answer.headers.get("content-type")?.startsWith("text/html"))
    return null;
  if ([...answer.headers.keys()].some((name) => !PLAIN_HEADERS.has(name))) return null;
  const html = await answer.clone().text();
  const [letterhead] = LETTERHEAD.exec(html) ?? [];
  if (letterhead === undefined || letterhead.includes(nonce) || html.includes(requestId))
    return null;
  const cut = html.indexOf(letterhead);
  const before = cutAt(html.slice(0, cut), nonce);
  const after = cutAt(html.slice(cut + letterhead.length), nonce);
  // Without it the page's own script would be refused by the browser, so something is not as it should be.
  if (before.length + after.length === 2) return null;
  const visitors = piece(letterhead, THOROUGH);
  const pieces = [...before, "letterhead" as const, ...after];
  // Each twice: visitors who come often are given it from a copy with blanks.
  const bytes = [visitors, ...pieces].reduce(
    (sum, each) =>
      typeof each === "string" ? sum : sum + 2 * (each.plain.byteLength + each.packed.byteLength),
    0,
  );
  return { pieces, visitors, bytes };
}

function cutAt(html: string, nonce: string): Array<Piece | "nonce"> {
  return html
    .split(nonce)
    .flatMap((part, place) =>
      place === 0 ? [piece(part, THOROUGH)] : ["nonce" as const, piece(part, THOROUGH)],
    );
}

function piece(html: string, level: number): Piece {
  return pack(Buffer.from(html), level);
}

/** `letterhead` is null for a visitor. */
export function putTogether(
  { pieces, visitors }: PagePieces,
  fresh: { nonce: string; letterhead: string | null; gzip: boolean },
): Response {
  const nonce = store(Buffer.from(fresh.nonce));
  const letterhead = fresh.letterhead === null ? visitors : piece(fresh.letterhead, QUICK);
  const chosen = pieces.map((each) =>
    each === "nonce" ? nonce : each === "letterhead" ? letterhead : each,
  );
  const body = fresh.gzip ? spliceGzip(chosen) : Buffer.concat(chosen.map(({ plain }) => plain));
  const headers = new Headers({
    "content-type": "text/html; charset=utf-8",
    "content-length": `${body.byteLength}`,
  });
  if (fresh.gzip) {
    headers.set("content-encoding", "gzip");
    headers.set("vary", "Accept-Encoding");
  }
  return new Response(body, { headers });
}
