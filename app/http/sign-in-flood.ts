/** Refuses the sign-ins of a flood before a page is rendered for them: rendering would take the time of everybody's money. */
import { isSignInFull } from "#app/domain/security/sign-in-turns.ts";
import { readKnownBrowser } from "./known-browser.ts";
import { unlockLinkOf } from "./unlock-link.ts";
import type { RequestFacts } from "./request-context.ts";

/**
 * True when the request should be answered `busy` at once: its body is not read and nothing is asked of the store. Browsers
 * with a pass or an unlock link of ours may be known to an account; they wait apart from strangers, so they go on.
 */
export function isOfFlood(raw: Request, pathname: string, { address }: RequestFacts): boolean {
  if (raw.method !== "POST" || !/^\/sign-in(?:\.data)?$/.test(pathname)) return false;
  if (readKnownBrowser(raw) !== null || unlockLinkOf(raw) !== null) return false;
  return isSignInFull(address);
}
