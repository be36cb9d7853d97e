/** The last step of every answer, early and late ones alike: security headers and the request's id. */
import { env } from "#app/env.server.ts";
import { addSecurityHeaders } from "./security-headers.ts";

/** `strict` is false in development, where Vite injects scripts of its own. */
export function withStandardHeaders(
  answer: Response,
  id: string,
  how: { strict: boolean },
): Response {
  const open = withOpenHeaders(answer);
  addSecurityHeaders(open.headers, { origin: env.publicOrigin, strict: how.strict });
  open.headers.set("x-request-id", id);
  return open;
}

/** Some answers of the framework have frozen headers. */
function withOpenHeaders(answer: Response): Response {
  try {
    answer.headers.delete("x-request-id");
    return answer;
  } catch {
    return new Response(answer.body, answer);
  }
}
