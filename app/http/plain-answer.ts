/** Answers made without the pages: a small HTML page for people, problem+json for programs. */
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { problemAnswer } from "./problem.ts";
import { escapeHtml } from "./escape-html.ts";
import type { RefusalDetail } from "#app/domain/kernel/refusal.ts";
import type { RefusalCode } from "#app/domain/kernel/refusal-codes.ts";

export function plainRefusal(
  code: RefusalCode,
  request: Request,
  requestId: string,
  detail: RefusalDetail = {},
): Response {
  return plainAnswer(new Refusal(code, detail), request, requestId);
}

export function plainAnswer(refusal: Refusal, request: Request, requestId: string): Response {
  const answer = problemAnswer(refusal, requestId);
  const wantsPage = /text\/html/.test(request.headers.get("accept") ?? "");
  if (!wantsPage || new URL(request.url).pathname.startsWith("/api/")) return answer;
  const { code, status, message: sentence } = refusal;
  // Escaped: the sentence may contain a file name that a person chose.
  const page = `<!doctype html>
    <html lang="en">
      <meta charset="utf-8" /><meta name="viewport" content="width=device-width" /><title>
        ${status}
      </title>
      <main>
        <h1>${status}</h1>
        <p>${escapeHtml(sentence)}</p>
        <p>Nothing was done. <a href="/">Go to the home page</a></p>
        <p><small>${code} · ${requestId}</small></p>
      </main>
    </html>`;
  const { headers } = answer;
  headers.set("content-type", "text/html; charset=utf-8");
  return new Response(page, { status, headers });
}
