/** Answers a public page from what is kept, when nothing but the letterhead could be personal about the answer. */
import { accepts, pickEncoding } from "#app/http/compress.ts";
import { hasFlash } from "#app/http/flash.ts";
import { sessionToken } from "#app/http/session.ts";
import { publicPage } from "./public-pages.ts";
import { membersAnswer, takeApart, visitorsAnswer } from "./page-pieces.ts";
import type { RequestFacts } from "#app/http/request-context.ts";
import type { KeptPages } from "./kept-pages.ts";

/** The letterhead of whoever is signed in, and the line that keeps their cookie in step. */
export interface Letterhead {
  html: string;
  cookie: string | null;
}

/** What the built pages do for this. */
export interface Rendering {
  /** `address` is a path with its query. */
  page: (address: string, facts: RequestFacts) => Promise<Response>;
  /** Null when the request's token opens no session. */
  letterhead: (request: Request, address: string) => Promise<Letterhead | null>;
}

/** Null: the pages themselves must answer. A notice waiting to be shown, once, is theirs to show. */
export async function answerKept(
  kept: KeptPages,
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
    ? await rendering.letterhead(request, asked.address).catch(() => null)
    : undefined;
  if (own === null) return null;
  let rendered: Response | null = null;
  const pieces = await kept.find(asked, async () => {
    // For nobody: only the address goes in, no header, no cookie, no network address.
    const answer = await rendering.page(asked.address, { ...facts, address: "" });
    if (!member) rendered = answer;
    return takeApart(answer, facts.id);
  });
  // What may not be kept was still rendered for this visitor.
  if (pieces === null) return rendered;
  const accepted = request.headers.get("accept-encoding");
  if (own === undefined) return visitorsAnswer(pieces, pickEncoding(accepted));
  const answer = membersAnswer(pieces, own.html, accepts(accepted, "gzip"));
  if (own.cookie !== null) answer.headers.append("set-cookie", own.cookie);
  return answer;
}
