/** What the server knows about a request before any page runs; routes read it with `context.get(requestContext)`. */
import { createContext } from "react-router";
import type { RefusalCode } from "#app/domain/kernel/refusal-codes.ts";

export interface RequestFacts {
  /** Goes into logs, the `x-request-id` header and error pages. */
  id: string;
  /** The client's address, for limits and session lists; from `X-Forwarded-For` only behind a trusted proxy. */
  address: string;
  /** Set when an unexpected problem turned out to be a "no" with a name, such as a database that is away. */
  refused?: { code: RefusalCode; retryAfter: string | undefined };
}

/** Set by the server and read by pages: both import this very module (`cli/one-copy.ts`). */
export const requestContext = createContext<RequestFacts>({ id: "-", address: "" });
