/** Answers given before or without the pages: a small page for people, problem+json for programs. */
import { REFUSALS } from "#app/domain/kernel/refusal-codes.ts";
import type { RefusalCode } from "#app/domain/kernel/refusal-codes.ts";

interface Plain {
  status: number;
  code: string;
  sentence: string;
}

export function plainRefusal(code: RefusalCode, request: Request, requestId: string): Response {
  return plainAnswer({ ...REFUSALS[code], code }, request, requestId);
}

/** Something broke: no detail leaves the house, only the id under which the log has it. */
export function plainFailure(request: Request, requestId: string): Response {
  const sentence = "Something went wrong on our side. Nothing was changed unless you were told so.";
  return plainAnswer({ status: 500, code: "unexpected", sentence }, request, requestId);
}

function plainAnswer(answer: Plain, request: Request, requestId: string): Response {
  const { status, code, sentence } = answer;
  const retryable = status === 503 || status === 429;
  const later: Record<string, string> = retryable ? { "retry-after": "5" } : {};
  const wantsPage = /text\/html/.test(request.headers.get("accept") ?? "");
  if (!wantsPage || new URL(request.url).pathname.startsWith("/api/")) {
    const problem = {
      type: `/api/problems/${code}`,
      title: sentence,
      status,
      code,
      request_id: requestId,
      retryable,
    };
    return Response.json(problem, {
      status,
      headers: { ...later, "content-type": "application/problem+json" },
    });
  }
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${status}</title><main><h1>${status}</h1><p>${sentence}</p><p>Nothing was done. <a href="/">Go to the start page</a></p><p><small>${code} · ${requestId}</small></p></main></html>`;
  const headers = { ...later, "content-type": "text/html; charset=utf-8" };
  return new Response(page, { status, headers });
}
