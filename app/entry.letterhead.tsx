/** The letterhead by itself, for public pages that are kept without one: the same component over the same facts as in the page. */
import { renderToString } from "react-dom/server";
import { letterheadFacts } from "./http/letterhead-facts.ts";
import { readSession } from "./http/session.ts";
import { SiteHeader } from "./ui/site-header.tsx";
import { env } from "./env.server.ts";
import type { Letterhead } from "./http/kept/answer-kept.ts";

/** Of the person whose session the request carries; null when it carries none that is alive. */
export async function letterhead(request: Request, address: string): Promise<Letterhead | null> {
  const { signedIn, cookie } = await readSession(request);
  if (signedIn === null) return null;
  const facts = await letterheadFacts(signedIn, new URL(address, env.publicOrigin));
  return { html: renderToString(<SiteHeader {...facts} />), cookie };
}
