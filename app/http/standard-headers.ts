/** The last step of every answer, early and late ones alike: security headers and the request's id. */
import { env } from "#app/env.server.ts";
import { addMissing, securityHeaders } from "./security-headers.ts";

export interface Dressing {
  /** False in development, where Vite injects scripts of its own. */
  strict: boolean;
}

/** What every answer says, whichever door gives it: each name with its value. */
export function commonHeaders(id: string, { strict }: Dressing): Array<[string, string]> {
  return [...securityHeaders({ origin: env.publicOrigin, strict }), ["x-request-id", id]];
}

export function withStandardHeaders(answer: Response, id: string, how: Dressing): Response {
  const open = withOpenHeaders(answer);
  addMissing(open.headers, commonHeaders(id, how));
  return open;
}

/** Some answers of the framework have frozen headers. */
function withOpenHeaders(answer: Response): Response {
  try {
    answer.headers.delete("x-request-id");
    return answer;
  } catch {
    return withOpenHeaders(new Response(answer.body, answer));
  }
}
