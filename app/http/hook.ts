/** Answers a provider's message: its raw bytes are handed on untouched, and it hears only whether it must send again. */
import { Refusal } from "#app/domain/kernel/refusal.ts";

/** 204 when the message was taken, 400 or 401 when it is none of theirs; anything unexpected is a 500, so they send again. */
export async function answerHook(
  request: Request,
  receive: (body: Uint8Array, headers: Headers) => Promise<string>,
): Promise<Response> {
  if (request.method !== "POST")
    return new Response(null, { status: 405, headers: { allow: "POST" } });
  try {
    const body = new Uint8Array(await request.arrayBuffer());
    await receive(body, request.headers);
    return new Response(null, { status: 204 });
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    const { code, message: title, status } = problem;
    return Response.json(
      { type: `/api/problems#${code}`, title, status, code },
      { status, headers: { "content-type": "application/problem+json" } },
    );
  }
}
