/** What the page shell needs from the request while rendering on the server; empty in the browser. */
import { createContext } from "react";

export interface PageFactsValue {
  requestId: string | undefined;
  /** Why the whole request was refused, where the page's own error would not say. */
  refused?: { status: number; code: string; sentence: string } | undefined;
}

export const PageFacts = createContext<PageFactsValue>({ requestId: undefined });
