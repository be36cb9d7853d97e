/** Answers a provider's message. The raw bytes are passed on unchanged; the answer only says whether to send it again. */
import { Refusal } from "#app/domain/kernel/refusal.ts";

/** 204 when the message was accepted, 400 or 401 when it is not the provider's; any other problem is a 500, so it is resent. */
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
