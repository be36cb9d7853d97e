/**
 * Answers a visitor's public page before the request becomes objects of the fetch standard, which would cost four times as much as the
 * answer: the page is there already, and all that is fresh in it are a nonce and an id. Everything that is not plainly such a
 * request goes on to the handler, which knows the same pages.
 */
import { LRUCache } from "lru-cache";
import { env } from "#app/env.server.ts";
import { accepts } from "#app/http/compress.ts";
import { freshMarks } from "#app/http/request-marks.ts";
import { securityHeaders } from "#app/http/security-headers.ts";
import { log } from "#app/log.server.ts";
import { makeBlank } from "./blank-page.ts";
import { publicPage } from "./public-pages.ts";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { BlankPage } from "./blank-page.ts";
import type { KeptPages } from "./kept-pages.ts";
import type { PagePieces } from "./page-pieces.ts";
import type { AskedPage } from "./public-pages.ts";

/** True when the request was answered. */
export type VisitorsDoor = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Public addresses that were read already; longer ones are rare and not worth the room. */
const KNOWN_ADDRESSES = 1000;
const ADDRESS_MAX = 500;

export function visitorsDoor(kept: KeptPages, isDraining: () => boolean): VisitorsDoor {
  const secure = env.publicOrigin.startsWith("https:");
  const known = new LRUCache<string, AskedPage>({ max: KNOWN_ADDRESSES });
  const blanks = new WeakMap<PagePieces, BlankPage>();

  function pageAt(address: string): AskedPage | null {
    const found = known.get(address);
    if (found !== undefined) return found;
    const url = URL.parse(address, env.publicOrigin);
    const asked = url === null ? null : publicPage(url);
    if (asked !== null) known.set(address, asked);
    return asked;
  }

  function blankOf(pieces: PagePieces): BlankPage {
    let blank = blanks.get(pieces);
    if (blank === undefined) {
      blank = makeBlank(pieces);
      blanks.set(pieces, blank);
    }
    return blank;
  }

  /** Null when the request is the handler's. */
  function answerFor(request: IncomingMessage): Answer | null {
    const { url = "" } = request;
    if (!isVisitors(request) || isDraining()) return null;
    const asked = pageAt(url);
    const pieces = asked === null ? null : kept.held(asked);
    if (pieces === null) return null;
    const { id, nonce } = freshMarks();
    const gzip = accepts(request.headers["accept-encoding"] ?? null, "gzip");
    const body = blankOf(pieces).fill(nonce, gzip);
    const headers = [
      ["content-type", "text/html; charset=utf-8"],
      ["content-length", `${body.byteLength}`],
      ...(gzip ? PACKED : PLAIN),
      ...securityHeaders({ nonce, secure, strict: true }),
      ["x-request-id", id],
    ];
    return { id, headers: headers.flat(), body };
  }

  return (request, response) => {
    const started = performance.now();
    let answer: Answer | null;
    try {
      answer = answerFor(request);
    } catch (problem) {
      // Thrown from here it would end the process; the handler says it to one visitor.
      log.error({ err: problem }, "a kept page could not be given out");
      return false;
    }
    if (answer === null) return false;
    const { id, headers, body } = answer;
    response.writeHead(200, headers);
    response.end(body);
    const [path] = (request.url ?? "").split("?", 1);
    const ms = Math.ceil(performance.now() - started);
    log.info({ id, method: "GET", path, status: 200, ms });
    return true;
  };
}

interface Answer {
  id: string;
  /** Names and values in turn. */
  headers: string[];
  body: Buffer;
}

const PLAIN: Array<[string, string]> = [["vary", "Accept-Encoding"]];
const PACKED: Array<[string, string]> = [["content-encoding", "gzip"], ...PLAIN];

/** What stands in `Host` when a browser wrote it; the handler refuses the rest. */
const HOST = /^[\w.:[\]-]+$/;

/** Nobody's in particular, and written the way browsers write it: a path of this site, from a known host, with nothing to say. */
function isVisitors({ method, url = "", headers }: IncomingMessage): boolean {
  return (
    method === "GET" &&
    headers.cookie === undefined &&
    HOST.test(headers.host ?? "") &&
    headers["content-length"] === undefined &&
    headers["transfer-encoding"] === undefined &&
    url.startsWith("/") &&
    !url.startsWith("//") &&
    url.length <= ADDRESS_MAX &&
    // No address of ours holds these; the handler says what is wrong with them.
    !url.includes("%00") &&
    !url.includes("\\")
  );
}
