/** Serves the API's OpenAPI document, for programs and for makers of clients. */
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { etagOf, hasAlready } from "#app/http/etag.ts";
import { problemAnswer } from "#app/http/problem.ts";
import { requestContext } from "#app/http/request-context.ts";
import { apiDocument } from "./v1/document.ts";
import type { Route } from "./+types/openapi";

let kept: { body: string; etag: string } | undefined;

/** Written once: settings and the table of operations do not change while the process lives. */
function written() {
  if (kept !== undefined) return kept;
  const body = JSON.stringify(apiDocument());
  kept = { body, etag: etagOf(body) };
  return kept;
}

export function loader({ request }: Route.LoaderArgs): Response {
  const { body, etag } = written();
  const headers = { "content-type": "application/json", "cache-control": "public, no-cache", etag };
  return hasAlready(request, etag)
    ? new Response(null, { status: 304, headers })
    : new Response(body, { headers });
}

export function action({ context }: Route.ActionArgs): Response {
  const refusal = new Refusal("method_not_allowed", { facts: { allow: "GET" } });
  return problemAnswer(refusal, context.get(requestContext).id);
}
