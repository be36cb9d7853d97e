/** Turns a matched page into HTML: rendered whole before the first byte, so that the status is always the true one. */
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { renderToPipeableStream } from "react-dom/server";
import { isRouteErrorResponse, ServerRouter } from "react-router";
import { PageFacts } from "./http/page-facts.ts";
import { requestContext } from "./http/request-context.ts";
import { log } from "./log.server.ts";
import type {
  ActionFunctionArgs,
  EntryContext,
  LoaderFunctionArgs,
  RouterContextProvider,
} from "react-router";

// The server works with these copies: the bundle has its own of every module.
export { closeStore as stop } from "./domain/kernel/store.ts";
export { requestContext } from "./http/request-context.ts";

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const facts = context.get(requestContext);
  const body = await render(
    <PageFacts value={{ nonce: facts.nonce, requestId: facts.id }}>
      <ServerRouter context={entry} url={request.url} nonce={facts.nonce} />
    </PageFacts>,
    facts.nonce,
  );
  passRetryAfter(entry, headers);
  headers.set("content-type", "text/html; charset=utf-8");
  headers.set("content-length", `${body.byteLength}`);
  return new Response(new Uint8Array(body), { status, headers });
}

/** The framework drops what loaders and actions say in headers; when to come back must reach whoever was refused. */
function passRetryAfter(entry: EntryContext, headers: Headers): void {
  const { actionHeaders, loaderHeaders } = entry.staticHandlerContext;
  for (const said of [...Object.values(loaderHeaders), ...Object.values(actionHeaders)]) {
    const seconds = said.get("retry-after");
    if (seconds !== null) headers.set("retry-after", seconds);
  }
}

function render(page: React.ReactNode, nonce: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(page, {
      nonce,
      onAllReady: () => resolve(buffer(pipe(new PassThrough()))),
      onShellError: reject,
      onError: reject,
    });
  });
}

/** Unexpected problems go to the log under the request's id; "not found" and the like are answers, not problems. */
export function handleError(
  problem: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  if (request.signal.aborted || isRouteErrorResponse(problem)) return;
  const { id } = (context as RouterContextProvider).get(requestContext);
  log.error({ id, path: new URL(request.url).pathname, err: problem }, "unexpected");
}
