/** Reads and writes the browser pass, the cookie with earlier sign-ins. It survives signing out and opens no account. */
import { PASS_DAYS, readPass, withSignIn, writePass } from "#app/domain/security/known-browser.ts";
import { markBrowser } from "#app/domain/people/same-hands/hand-marks.ts";
import { answerHeaders } from "./answer-headers.ts";
import { readCookie, writeCookie } from "./cookies.ts";
import type { RouterContextProvider } from "react-router";
import type { KnownBrowser } from "#app/domain/security/known-browser.ts";

const COOKIE = "farthing-browser";

/** The earlier sign-ins of this browser; null without a pass, or with one we did not make. */
export function readKnownBrowser(request: Request): KnownBrowser | null {
  const pass = readCookie(request, COOKIE);
  return pass === null ? null : readPass(pass);
}

/** Gives the browser a new pass at sign-in. Accounts that signed in here before stay known, and marked as in the same hands. */
export function rememberBrowser(
  request: Request,
  context: Readonly<RouterContextProvider>,
  userId: string,
): Promise<void> {
  const browser = withSignIn(readKnownBrowser(request), userId);
  const cookie = writeCookie(COOKIE, writePass(browser), PASS_DAYS * 86_400);
  answerHeaders(context).append("set-cookie", cookie);
  return markBrowser(browser.id ?? "", [...browser.accounts.keys()]);
}
