/** Reads and writes the cookie of the mailed unlock link, which takes a browser past an account's limit of wrong guesses. */
import { readUnlockLink, WAY_IN_HOURS } from "#app/domain/security/unlock-link.ts";
import { securityLog } from "#app/domain/security/security-log.ts";
import { answerHeaders } from "./answer-headers.ts";
import { readCookie, writeCookie } from "./cookies.ts";
import type { RouterContextProvider } from "react-router";
import type { UnlockLink } from "#app/domain/security/unlock-link.ts";

const COOKIE = "farthing-way-in";

/** Null when the browser opened no unlock link, or an expired one. */
export function unlockLinkOf(request: Request): UnlockLink | null {
  const sealed = readCookie(request, COOKIE);
  return sealed === null ? null : readUnlockLink(sealed);
}

/** Stores the link's token in the cookie; false when the link is not ours, or has expired. */
export function rememberUnlockLink(
  context: Readonly<RouterContextProvider>,
  sealed: string,
): boolean {
  const link = readUnlockLink(sealed);
  if (link === null) return false;
  securityLog("unlock_link.used", { account: link.userId });
  const line = writeCookie(COOKIE, sealed, WAY_IN_HOURS * 3600);
  answerHeaders(context).append("set-cookie", line);
  return true;
}
