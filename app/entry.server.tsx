/** Renders a matched page to HTML. The whole page is rendered before the first byte, so that its status is always right. */
import { Writable } from "node:stream";
import { renderToPipeableStream, renderToString } from "react-dom/server";
import { isRouteErrorResponse, ServerRouter } from "react-router";
import { REFUSALS } from "#app/domain/kernel/refusal-codes.ts";
import { env } from "./env.server.ts";
import { answerTo, retryAfter } from "./http/failure.ts";
import { siteHeaderData } from "#app/http/site-header-data.ts";
import { PageFacts } from "./http/page-facts.ts";
import { requestContext } from "./http/request-context.ts";
import { readSession } from "./http/session.ts";
import { SiteHeader } from "#app/ui/page/site-header.tsx";
import type { SiteHeaderMarkup } from "#app/http/cached/answer-cached.ts";
import type {
  ActionFunctionArgs,
  EntryContext,
  LoaderFunctionArgs,
  RouterContextProvider,
} from "react-router";

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const facts = context.get(requestContext);
  const { id: requestId, refused } = facts;
  const row = refused && { code: refused.code, ...REFUSALS[refused.code] };
  const body = await render(
    <PageFacts value={{ requestId, refused: row }}>
      <ServerRouter context={matchedOnly(entry)} url={request.url} />
    </PageFacts>,
  );
  passRetryAfter(entry, headers);
  headers.set("content-type", "text/html; charset=utf-8");
  headers.set("content-length", `${body.byteLength}`);
  if (row === undefined) return new Response(body, { status, headers });
  if (refused?.retryAfter !== undefined) headers.set("retry-after", refused.retryAfter);
  return new Response(body, { status: row.status, headers });
}

/**
 * The same page with only the routes that its address matches. The framework makes all routes of the manifest anew for each page; only a
 * browser that takes the page over would need the others.
 */
function matchedOnly(entry: EntryContext): EntryContext {
  const routes = Object.fromEntries(
    entry.staticHandlerContext.matches.map(({ route: { id } }) => [id, entry.manifest.routes[id]]),
  );
  return { ...entry, manifest: { ...entry.manifest, routes } };
}

/** Copies `Retry-After` to the answer: the framework drops the headers of loaders and actions, and a refused client needs it. */
function passRetryAfter(entry: EntryContext, headers: Headers): void {
  const { actionHeaders, loaderHeaders } = entry.staticHandlerContext;
  for (const said of [...Object.values(loaderHeaders), ...Object.values(actionHeaders)]) {
    const seconds = said.get("retry-after");
    if (seconds !== null) headers.set("retry-after", seconds);
  }
}

function render(page: React.ReactNode): Promise<Buffer<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    const whole = new Writable({
      write(chunk: Uint8Array, _, done) {
        chunks.push(chunk);
        done();
      },
      final(done) {
        resolve(Buffer.concat(chunks));
        done();
      },
    });
    const { pipe } = renderToPipeableStream(page, {
      onAllReady: () => void pipe(whole),
      onShellError: reject,
      onError: reject,
    });
  });
}

/**
 * Renders the site header alone, with the same facts as inside a page, for cached pages. It is the header of the
 * person whose session the request carries; null without a live session.
 */
export async function siteHeader(
  request: Request,
  address: string,
): Promise<SiteHeaderMarkup | null> {
  const { signedIn, cookie } = await readSession(request);
  if (signedIn === null) return null;
  const facts = await siteHeaderData(signedIn, new URL(address, env.publicOrigin));
  return { html: renderToString(<SiteHeader {...facts} />), cookie };
}

/**
 * Logs unexpected problems under the request's id. "Not found" and the like are answers and not logged. When the
 * database is away, the page says so and when to come back.
 */
export function handleError(
  problem: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  if (request.signal.aborted || isRouteErrorResponse(problem)) return;
  const facts = (context as RouterContextProvider).get(requestContext);
  const refusal = answerTo(problem, { id: facts.id, path: new URL(request.url).pathname });
  if (refusal.code === "unexpected") return;
  facts.refused = { code: refusal.code, retryAfter: retryAfter(refusal) };
}
