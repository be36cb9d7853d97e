/** Facts about a request that are known before a page runs; routes read them with `context.get(requestContext)`. */
import { createContext } from "react-router";
import type { Denied } from "#app/domain/kernel/refusal.ts";
import type { RefusalCode } from "#app/domain/kernel/refusal-codes.ts";

export interface RequestFacts {
  /** Goes into logs, the `x-request-id` header and error pages. */
  id: string;
  /** The client's address, for limits and session lists; from `X-Forwarded-For` only behind a trusted proxy. */
  address: string;
  /** Set when an unexpected problem turned out to be a known refusal, such as a database that is away. */
  refused?: { code: RefusalCode; retryAfter: string | undefined };
  /** Set when the page was refused by the table of abilities. */
  denied?: Denied;
}

/** Written by the server and read by pages, so both must import this very module (`cli/one-copy.ts`). */
export const requestContext = createContext<RequestFacts>({ id: "-", address: "" });
