/** The last step of every answer, early and late ones alike: security headers and the request's id. */
import { env } from "#app/env.server.ts";
import { addSecurityHeaders } from "./security-headers.ts";

export interface Marks {
  id: string;
  nonce: string;
}

/** `strict` is false in development, where Vite injects scripts of its own. */
export function dress(answer: Response, { id, nonce }: Marks, how: { strict: boolean }): Response {
  const open = withOpenHeaders(answer);
  const secure = env.publicOrigin.startsWith("https:");
  addSecurityHeaders(open.headers, { nonce, secure, strict: how.strict });
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
