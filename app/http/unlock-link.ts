/** The cookie of a browser that opened the mailed link past the limit on an account that strangers guess at. */
import { readUnlockLink, WAY_IN_HOURS } from "#app/domain/security/unlock-link.ts";
import { answerHeaders } from "./answer-headers.ts";
import { readCookie, writeCookie } from "./cookies.ts";
import type { RouterContextProvider } from "react-router";
import type { UnlockLink } from "#app/domain/security/unlock-link.ts";

const COOKIE = "farthing-way-in";

/** Null when the browser opened no link, or one that is over. */
export function unlockLinkOf(request: Request): UnlockLink | null {
  const sealed = readCookie(request, COOKIE);
  return sealed === null ? null : readUnlockLink(sealed);
}

/** Keeps what the link carries; false when it is not ours, or over. */
export function rememberUnlockLink(
  context: Readonly<RouterContextProvider>,
  sealed: string,
): boolean {
  if (readUnlockLink(sealed) === null) return false;
  const line = writeCookie(COOKIE, sealed, WAY_IN_HOURS * 3600);
  answerHeaders(context).append("set-cookie", line);
  return true;
}
