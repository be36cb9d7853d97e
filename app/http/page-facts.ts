/** Facts about the request for the page shell while it renders on the server; empty in the browser. */
import { createContext } from "react";

export interface PageFactsValue {
  requestId: string | undefined;
  /** Why the whole request was refused, where the page's own error does not say it. */
  refused?: { status: number; code: string; sentence: string } | undefined;
}

export const PageFacts = createContext<PageFactsValue>({ requestId: undefined });
