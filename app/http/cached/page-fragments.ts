/** Splits a rendered page at its site header: visitors get the same bytes each time, members get them around their own header. */
import { pack, QUICK, spliceGzip, THOROUGH } from "./spliced-gzip.ts";
import { packThoroughly } from "#app/http/compress.ts";
import type { Encoding } from "#app/http/compress.ts";
import type { Fragment } from "./spliced-gzip.ts";

export interface PageFragments {
  before: Fragment;
  after: Fragment;
  /** The whole page for visitors, and its compressed copies. Each copy is made when a browser first asks for it. */
  plain: Buffer<ArrayBuffer>;
  copies: Partial<Record<Encoding, Buffer<ArrayBuffer>>>;
  /** The most memory it can take, with all copies. */
  bytes: number;
}

const SITE_HEADER = /<header class="site-header">.*?<\/header>/s;

/** The only headers a cached page may have. A page with a cookie, a cache rule or any other header is not cached. */
const PLAIN_HEADERS = new Set(["content-type", "content-length"]);

/**
 * Null when the answer may not be cached; the body is read only if it may. A page that shows `requestId`, the id it
 * was rendered under, is about that one request and is not cached.
 */
export async function takeApart(
  answer: Response,
  requestId: string,
): Promise<PageFragments | null> {
  if (answer.status !== 200 || !answer.headers.get("content-type")?.startsWith("text/html"))
    return null;
  if ([...answer.headers.keys()].some((name) => !PLAIN_HEADERS.has(name))) return null;
  const html = await answer.clone().text();
  const [siteHeader] = SITE_HEADER.exec(html) ?? [];
  if (siteHeader === undefined || html.includes(requestId)) return null;
  const cut = html.indexOf(siteHeader);
  const before = fragment(html.slice(0, cut), THOROUGH);
  const after = fragment(html.slice(cut + siteHeader.length), THOROUGH);
  const plain = Buffer.from(html);
  // The page, its two fragments, and three compressed copies of less than a third each.
  return { before, after, plain, copies: {}, bytes: 3 * plain.byteLength };
}

function fragment(html: string, level: number): Fragment {
  return pack(Buffer.from(html), level);
}

/** The body of a visitor's answer; a null encoding is uncompressed. */
export function visitorsBody(page: PageFragments, encoding: Encoding | null): Buffer<ArrayBuffer> {
  if (encoding === null) return page.plain;
  const copy = page.copies[encoding] ?? packThoroughly(page.plain, encoding);
  page.copies[encoding] = copy;
  return copy;
}

/** The headers that describe the body of a visitor's answer, as name and value. */
export function visitorsHeaders(
  body: Buffer,
  encoding: Encoding | null,
): Array<[name: string, value: string]> {
  return [
    ["content-type", "text/html; charset=utf-8"],
    ["content-length", `${body.byteLength}`],
    ["vary", "Accept-Encoding"],
    ...(encoding === null ? [] : [["content-encoding", encoding] satisfies [string, string]]),
  ];
}

export function visitorsAnswer(page: PageFragments, encoding: Encoding | null): Response {
  const body = visitorsBody(page, encoding);
  return new Response(body, { headers: visitorsHeaders(body, encoding) });
}

/** The page with a member's own site header. */
export function membersAnswer(
  { before, after }: PageFragments,
  siteHeader: string,
  gzip: boolean,
): Response {
  const fragments = [before, fragment(siteHeader, QUICK), after];
  const body = gzip ? spliceGzip(fragments) : Buffer.concat(fragments.map(({ plain }) => plain));
  const headers = new Headers({
    "content-type": "text/html; charset=utf-8",
    "content-length": `${body.byteLength}`,
  });
  if (gzip) {
    headers.set("content-encoding", "gzip");
    headers.set("vary", "Accept-Encoding");
  }
  return new Response(body, { headers });
}
