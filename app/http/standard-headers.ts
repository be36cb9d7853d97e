/** Adds security headers and the request's id to every answer, as its last step. */
import { env } from "#app/env.server.ts";
import { addMissing, securityHeaders } from "./security-headers.ts";

export interface Dressing {
  /** False in development, where Vite injects scripts of its own. */
  strict: boolean;
}

/** The headers of every answer from every door, as name and value. */
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
