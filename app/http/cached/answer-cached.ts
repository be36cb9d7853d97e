/** Answers a public page from what is cached, when nothing but the site header could be personal about the answer. */
import { accepts, pickEncoding } from "#app/http/compress.ts";
import { hasFlash } from "#app/http/flash.ts";
import { sessionToken } from "#app/http/session.ts";
import { publicPage } from "./public-pages.ts";
import { membersAnswer, takeApart, visitorsAnswer } from "./page-fragments.ts";
import type { RequestFacts } from "#app/http/request-context.ts";
import type { CachedPages } from "./cached-pages.ts";

/** The site header of whoever is signed in, and the line that keeps their cookie in step. */
export interface SiteHeaderMarkup {
  html: string;
  cookie: string | null;
}

/** What the built pages do for this. */
export interface Rendering {
  /** `address` is a path with its query. */
  page: (address: string, facts: RequestFacts) => Promise<Response>;
  /** Null when the request's token opens no session. */
  siteHeader: (request: Request, address: string) => Promise<SiteHeaderMarkup | null>;
}

/** Null: the pages themselves must answer. A notice waiting to be shown, once, is theirs to show. */
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
  // When the store is away the pages know how to say so.
  const own = member
    ? await rendering.siteHeader(request, asked.address).catch(() => null)
    : undefined;
  if (own === null) return null;
  let rendered: Response | null = null;
  const fragments = await cached.find(asked, async () => {
    // For nobody: only the address goes in, no header, no cookie, no network address.
    const answer = await rendering.page(asked.address, { ...facts, address: "" });
    if (!member) rendered = answer;
    return takeApart(answer, facts.id);
  });
  // What may not be cached was still rendered for this visitor.
  if (fragments === null) return rendered;
  const accepted = request.headers.get("accept-encoding");
  if (own === undefined) return visitorsAnswer(fragments, pickEncoding(accepted));
  const answer = membersAnswer(fragments, own.html, accepts(accepted, "gzip"));
  if (own.cookie !== null) answer.headers.append("set-cookie", own.cookie);
  return answer;
}
