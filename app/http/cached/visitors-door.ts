/**
 * The fast path: answers a visitor's public page before a fetch `Request` is made, which would cost four times as
 * much as the answer (`npm run bench -- web`). This works because every visitor gets the same bytes. All other
 * requests go on to the handler, which answers the same pages.
 */
import { LRUCache } from "lru-cache";
import { env } from "#app/env.server.ts";
import { pickEncoding } from "#app/http/compress.ts";
import { commonHeaders } from "#app/http/standard-headers.ts";
import { logAnswer } from "#app/http/log-answer.ts";
import { freshId } from "#app/http/request-id.ts";
import { log } from "#app/log.server.ts";
import { visitorsBody, visitorsHeaders } from "./page-fragments.ts";
import { publicPage } from "./public-pages.ts";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { CachedPages } from "./cached-pages.ts";
import type { AskedPage } from "./public-pages.ts";

/** True when the request was answered. */
export type VisitorsDoor = (request: IncomingMessage, response: ServerResponse) => boolean;

/** How many parsed public addresses are remembered. Longer addresses are rare and are not remembered. */
const KNOWN_ADDRESSES = 1000;
const ADDRESS_MAX = 500;

export function visitorsDoor(cached: CachedPages, isDraining: () => boolean): VisitorsDoor {
  const known = new LRUCache<string, KnownAddress>({ max: KNOWN_ADDRESSES });

  function pageAt(address: string): KnownAddress | null {
    const found = known.get(address);
    if (found !== undefined) return found;
    const url = URL.parse(address, env.publicOrigin);
    const asked = url === null ? null : publicPage(url);
    if (url === null || asked === null) return null;
    const page = { asked, path: url.pathname };
    known.set(address, page);
    return page;
  }

  /** Null when the handler must answer the request. */
  function answerFor(request: IncomingMessage): Answer | null {
    if (!isVisitors(request) || isDraining()) return null;
    const page = pageAt(request.url ?? "");
    const fragments = page === null ? null : cached.held(page.asked);
    if (page === null || fragments === null) return null;
    const id = freshId();
    const encoding = pickEncoding(request.headers["accept-encoding"] ?? null);
    const body = visitorsBody(fragments, encoding);
    const headers = [...visitorsHeaders(body, encoding), ...commonHeaders(id, { strict: true })];
    return { id, path: page.path, headers: headers.flat(), body };
  }

  return (request, response) => {
    const started = performance.now();
    let answer: Answer | null;
    try {
      answer = answerFor(request);
    } catch (problem) {
      // Thrown from here, the problem would end the process. The handler reports it to this one visitor.
      log.error({ err: problem }, "a cached page could not be given out");
      return false;
    }
    if (answer === null) return false;
    const { id, path, headers, body } = answer;
    response.writeHead(200, headers);
    response.end(body);
    logAnswer({ id, method: "GET", path }, 200, started);
    return true;
  };
}

interface KnownAddress {
  asked: AskedPage;
  path: string;
}

interface Answer {
  id: string;
  path: string;
  /** Names and values alternate. */
  headers: string[];
  body: Buffer;
}

/** True for a GET without cookie and body, whose address is a path of this site, spelt as browsers do. */
function isVisitors({ method, url = "", headers }: IncomingMessage): boolean {
  return (
    method === "GET" &&
    headers.cookie === undefined &&
    headers["content-length"] === undefined &&
    headers["transfer-encoding"] === undefined &&
    url.startsWith("/") &&
    !url.startsWith("//") &&
    url.length <= ADDRESS_MAX &&
    // No address of ours contains these. The handler refuses them with a reason.
    !url.includes("%00") &&
    !url.includes("\\")
  );
}
