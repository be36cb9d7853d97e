/** Reads and writes the browser pass, the cookie with earlier sign-ins. It survives signing out and opens no account. */
import { PASS_DAYS, readPass, withSignIn, writePass } from "#app/domain/security/known-browser.ts";
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

/** Gives the browser a new pass at sign-in. Accounts that signed in here before stay known. */
export function rememberBrowser(
  request: Request,
  context: Readonly<RouterContextProvider>,
  userId: string,
): void {
  const pass = writePass(withSignIn(readKnownBrowser(request), userId));
  answerHeaders(context).append("set-cookie", writeCookie(COOKIE, pass, PASS_DAYS * 86_400));
}
