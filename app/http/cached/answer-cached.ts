/** Answers a public page from the page cache, if only the site header of the answer can be personal. */
import { accepts, pickEncoding } from "#app/http/compress.ts";
import { hasFlash } from "#app/http/flash.ts";
import { sessionToken } from "#app/http/session.ts";
import { publicPage } from "./public-pages.ts";
import { membersAnswer, takeApart, visitorsAnswer } from "./page-fragments.ts";
import type { RequestFacts } from "#app/http/request-context.ts";
import type { CachedPages } from "./cached-pages.ts";

/** The site header of the signed-in person, and the cookie line that keeps the browser's session up to date. */
export interface SiteHeaderMarkup {
  html: string;
  cookie: string | null;
}

/** What this needs from the built pages. */
export interface Rendering {
  /** `address` is a path with its query. */
  page: (address: string, facts: RequestFacts) => Promise<Response>;
  /** Null when the request's token opens no session. */
  siteHeader: (request: Request, address: string) => Promise<SiteHeaderMarkup | null>;
}

/** Null when the framework must render the page. This includes pages with a waiting flash, which is shown once. */
export async function answerCached(
  cached: CachedPages,
  request: Request,
  facts: RequestFacts,
  rendering: Rendering,
): Promise<Response | null> {
  if (request.method !== "GET" || hasFlash(request)) return null;
  const asked = publicPage(new URL(request.url));
  if (asked === null) return null;
  const member = sessionToken(request) !== null;
  if (member && !asked.page.forMembers) return null;
  // When the database is away, the pages say so themselves.
  const own = member
    ? await rendering.siteHeader(request, asked.address).catch(() => null)
    : undefined;
  if (own === null) return null;
  let rendered: Response | null = null;
  const fragments = await cached.find(asked, async () => {
    // Rendered without personal data: only the address goes in, no header, no cookie, no network address.
    const answer = await rendering.page(asked.address, { ...facts, address: "" });
    if (!member) rendered = answer;
    return takeApart(answer, facts.id);
  });
  // This rendering may not be cached, but it was made for this visitor and can be sent.
  if (fragments === null) return rendered;
  const accepted = request.headers.get("accept-encoding");
  if (own === undefined) return visitorsAnswer(fragments, pickEncoding(accepted));
  const answer = membersAnswer(fragments, own.html, accepts(accepted, "gzip"));
  if (own.cookie !== null) answer.headers.append("set-cookie", own.cookie);
  return answer;
}
