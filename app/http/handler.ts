/** Takes one request from arrival to answer: ids, limits, origin, static files, pages, headers, compression. */
import { Hono } from "hono";
import { answering } from "#app/domain/kernel/running-request.ts";
import { securityLog } from "#app/domain/security/security-log.ts";
import { env } from "#app/env.server.ts";
import { log } from "#app/log.server.ts";
import { askPages } from "./ask-pages.ts";
import { announcesTooMuch, bodyCap, readCapped } from "./body-cap.ts";
import { compress } from "./compress.ts";
import { withStandardHeaders } from "./standard-headers.ts";
import { answerTo } from "./failure.ts";
import { logAnswer } from "./log-answer.ts";
import { noteDenied } from "./note-denied.ts";
import { plainAnswer, plainRefusal } from "./plain-answer.ts";
import { API_PATH, isOwnOrigin } from "./same-origin.ts";
import { freshId } from "./request-id.ts";
import { SCRIPTS } from "./security-headers.ts";
import { isOfFlood } from "./sign-in-flood.ts";
import { answerStatic } from "./static-files.ts";
import type { HttpBindings } from "@hono/node-server";
import type { ServerBuild } from "react-router";
import type { CachedPages } from "#app/http/cached/cached-pages.ts";
import type { RequestFacts } from "./request-context.ts";
import type { StaticFiles } from "./static-files.ts";

export interface Pages {
  /** The built pages. Asked for at every request, because development rebuilds them. */
  build: () => Promise<ServerBuild>;
  files: StaticFiles;
  development: boolean;
}

export interface Health {
  /** Resolves with a line for the operator when the process can work; rejects with the reason when it cannot. */
  ready: () => Promise<string>;
  isDraining: () => boolean;
}

/** The server's one door. Every answer, also a refusal, carries the security headers and the request id. */
export function makeHandler(pages: Pages, health: Health, cached: CachedPages | null) {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const strict = !pages.development;
  const probed = (answer: Response) => withStandardHeaders(answer, freshId(), { strict });
  app.get("/livez", () => probed(new Response("ok\n")));
  app.get("/readyz", async () => probed(await answerReady(health)));
  app.all("*", async ({ req, env: node }) => {
    const facts: RequestFacts = {
      id: freshId(),
      address: clientAddress(req.raw.headers, node.incoming.socket.remoteAddress),
    };
    const started = performance.now();
    const answer = withStandardHeaders(
      await answering(facts, () => answerSafely(pages, cached, req.raw, facts)),
      facts.id,
      { strict },
    );
    // Otherwise the client would send its next request over a connection that is about to close.
    if (health.isDraining()) answer.headers.set("connection", "close");
    const { pathname: path } = new URL(req.url);
    logAnswer({ id: facts.id, method: req.method, path }, answer.status, started);
    return compress(answer, req.header("accept-encoding") ?? null);
  });
  return app.fetch;
}

async function answerReady(health: Health): Promise<Response> {
  if (health.isDraining()) return new Response("stopping\n", { status: 503 });
  try {
    const remark = await health.ready();
    return new Response(remark === "" ? "ready\n" : `ready, but ${remark}\n`);
  } catch (problem) {
    const reason = problem instanceof Error ? problem.message : "not ready";
    return new Response(`${reason}\n`, { status: 503 });
  }
}

async function answerSafely(
  pages: Pages,
  cached: CachedPages | null,
  raw: Request,
  facts: RequestFacts,
): Promise<Response> {
  try {
    return await answerRequest(pages, cached, raw, facts);
  } catch (problem) {
    // The client hung up in the middle of a form, so it will not read the answer.
    if (raw.signal.aborted) {
      log.info({ id: facts.id }, "the client went away");
      return plainRefusal("unexpected", raw, facts.id);
    }
    const asked = { id: facts.id, path: new URL(raw.url).pathname };
    return plainAnswer(answerTo(problem, asked), raw, facts.id);
  }
}

/** False for paths such as `/%ff`, which is not valid UTF-8. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Other methods get 405; `Request` throws for some of them (TRACE, CONNECT). */
const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

async function answerRequest(
  pages: Pages,
  cached: CachedPages | null,
  raw: Request,
  facts: RequestFacts,
): Promise<Response> {
  const { pathname } = new URL(raw.url);
  // No address of ours holds NUL, and the database refuses it. A path that cannot be decoded would be logged by the
  // framework on the console instead of in our log.
  if (raw.url.includes("%00") || !isDecodable(pathname))
    return plainRefusal("malformed_body", raw, facts.id);
  if (!METHODS.has(raw.method))
    return plainRefusal("method_not_allowed", raw, facts.id, { facts: { allow: "GET, POST" } });
  // Rules for these folders compare the start of the address, so it must be spelt exactly as they are. Besides, the
  // framework would wrap an answer of the API as data for a page.
  const plain = decodeURIComponent(pathname).toLowerCase();
  const misspelt = [API_PATH, SCRIPTS].some(
    (folder) => plain.startsWith(folder) && !pathname.startsWith(folder),
  );
  if (misspelt || (pathname.startsWith(API_PATH) && pathname.endsWith(".data")))
    return plainRefusal("not_found", raw, facts.id);
  const file = answerStatic(pages.files, pathname, raw);
  if (file) return file;
  // Scripts run from this folder, so no page may ever answer there.
  if (pathname.startsWith(SCRIPTS)) return plainRefusal("not_found", raw, facts.id);
  if (
    !isOwnOrigin({ method: raw.method, path: pathname, headers: raw.headers }, env.publicOrigin)
  ) {
    securityLog("request.cross_site", {});
    return plainRefusal("cross_site", raw, facts.id);
  }
  if (isOfFlood(raw, pathname, facts))
    return plainRefusal("busy", raw, facts.id, { facts: { retry_after_seconds: "3" } });
  const cap = bodyCap(raw.headers.get("content-type"), env.bodyMaxBytes);
  if (announcesTooMuch(raw.headers, cap)) return plainRefusal("body_too_large", raw, facts.id);
  const ask = askPages(await pages.build(), cached);
  const known = await ask.cached(raw, facts);
  if (known !== null) return known;
  const request = await asPublic(raw, cap);
  if (request === null) return plainRefusal("body_too_large", raw, facts.id);
  const answer = await ask.anew(request, facts);
  noteDenied(facts);
  // Files and the framework's own data have no page that could show the refusal.
  const page = answer.headers.get("content-type")?.startsWith("text/html");
  if (facts.refused === undefined || page) return answer;
  const { code, retryAfter } = facts.refused;
  const detail = retryAfter === undefined ? {} : { facts: { retry_after_seconds: retryAfter } };
  return plainRefusal(code, raw, facts.id, detail);
}

/**
 * The request with its public address. Behind a proxy that ends TLS, the framework would otherwise compare the
 * wrong schemes and refuse every form. Null when a body of unannounced length grows over the limit.
 */
async function asPublic(raw: Request, cap: number): Promise<Request | null> {
  const { pathname, search } = new URL(raw.url);
  const headers = new Headers(raw.headers);
  headers.delete("x-forwarded-host");
  // The API accepts tokens only, so the browser's session cookie is removed.
  if (pathname.startsWith(API_PATH)) headers.delete("cookie");
  if (headers.has("origin")) headers.set("origin", env.publicOrigin);
  const init: RequestInit & { duplex?: "half" } = {
    method: raw.method,
    headers,
    signal: raw.signal,
  };
  if (raw.body !== null && raw.headers.has("content-length")) {
    init.body = raw.body;
    init.duplex = "half";
  } else if (raw.body !== null) {
    const whole = await readCapped(raw.body, cap);
    if (whole === null) return null;
    init.body = whole;
  }
  return new Request(`${env.publicOrigin}${pathname}${search}`, init);
}

function clientAddress(headers: Headers, socketAddress: string | undefined): string {
  const forwarded = env.trustProxy ? headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() : "";
  return forwarded || (socketAddress ?? "").replace(/^::ffff:/, "");
}
