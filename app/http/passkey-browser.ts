/**
 * The cookie that ties the challenges of a visitor to their browser: an answer stolen on its way works in no other one. It also
 * names the account that a sign-up makes, because the authenticator stores a value computed from that id before the account exists.
 */
import { randomBytes } from "node:crypto";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { firstIdAt, isId, newId } from "#app/domain/kernel/ids.ts";
import { answerHeaders } from "./answer-headers.ts";
import { readCookie, writeCookie } from "./cookies.ts";
import type { RouterContextProvider } from "react-router";
import type { PasskeySignIn } from "#app/domain/security/passkeys/sign-in-with-passkey.ts";
import type { SentTexts } from "./form.ts";

const COOKIE = "farthing-passkey";
const LIFETIME_SECONDS = 600;
const CLOCKS_DIFFER_MS = 60_000;

export interface PasskeyBrowser {
  /** What its challenges are bound to. */
  askedBy: string;
  /** The id of an account this browser may make. */
  userId: string;
}

/** The browser as its cookie has it; null without one. The cookie proves nothing by itself: its challenges do. */
export function passkeyBrowser(request: Request): PasskeyBrowser | null {
  const askedBy = readCookie(request, COOKIE);
  const userId = askedBy?.split(".")[1] ?? "";
  // An id of the future would make the account the newest for ever, and so the one that an unverified address leads to.
  const isPast = userId < firstIdAt("user", new Date(nowDate().getTime() + CLOCKS_DIFFER_MS));
  return askedBy !== null && isId("user", userId) && isPast ? { askedBy, userId } : null;
}

/** The same, with a new cookie where there is none; prolongs it. */
export function knownPasskeyBrowser(
  request: Request,
  context: Readonly<RouterContextProvider>,
): PasskeyBrowser {
  const userId = newId("user");
  const askedBy = `${randomBytes(32).toString("base64url")}.${userId}`;
  const browser = passkeyBrowser(request) ?? { askedBy, userId };
  const line = writeCookie(COOKIE, browser.askedBy, LIFETIME_SECONDS);
  answerHeaders(context).append("set-cookie", line);
  return browser;
}

/** The passkey a visitor's form was sent with, and the browser its challenge was made for; null where none was. */
export function sentPasskey(request: Request, form: SentTexts): PasskeySignIn | null {
  const passkey = form.text("passkey");
  if (passkey === "") return null;
  return { passkey, askedBy: passkeyBrowser(request)?.askedBy ?? "" };
}

/** Ends the browser's cookie: its id names an account from now on. */
export function forgetPasskeyBrowser(context: Readonly<RouterContextProvider>): void {
  answerHeaders(context).append("set-cookie", writeCookie(COOKIE, "", 0));
}
