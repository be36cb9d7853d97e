/** What the page shell needs from the request while rendering on the server; empty in the browser. */
import { createContext } from "react";

export interface PageFactsValue {
  nonce: string | undefined;
  requestId: string | undefined;
}

export const PageFacts = createContext<PageFactsValue>({ nonce: undefined, requestId: undefined });
