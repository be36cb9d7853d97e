/** Finds out who is asking before any page runs, and keeps the browser's cookie in step with the store. */
import { env } from "#app/env.server.ts";
import { findSession } from "#app/domain/identity/sessions.ts";
import { answerHeaders } from "./answer-headers.ts";
import { readCookie, writeCookie } from "./cookies.ts";
import { clearFlash } from "./flash.ts";
import { viewerContext } from "./viewer.ts";
import type { MiddlewareFunction, RouterContextProvider } from "react-router";

const COOKIE = "farthing";

/** The token the browser sent, if any; whether it opens anything is for `findSession` to say. */
export function sessionToken(request: Request): string | null {
  return readCookie(request, COOKIE);
}

/** Gives the browser the token of a session that was just started. */
export function keepSession(context: Readonly<RouterContextProvider>, token: string): void {
  const seconds = env.sessionDays * 86_400;
  answerHeaders(context).append("set-cookie", writeCookie(COOKIE, token, seconds));
}

/** Takes the token from the browser. */
export function dropSession(context: Readonly<RouterContextProvider>): void {
  answerHeaders(context).append("set-cookie", writeCookie(COOKIE, "", 0));
}

export const sessionMiddleware: MiddlewareFunction<Response> = async (
  { request, context },
  next,
) => {
  const token = sessionToken(request);
  const session = token === null ? null : await findSession(token);
  context.set(viewerContext, session?.signedIn ?? null);
  // Before the page runs, so that a page which starts or ends a session has the last word.
  if (token !== null && session === null) dropSession(context);
  if (token !== null && session?.extended) keepSession(context, token);
  const answer = await next();
  const shown = clearFlash(request);
  const wasShown = answer.status < 300 || answer.status >= 400;
  if (shown !== null && wasShown) answerHeaders(context).append("set-cookie", shown);
  return answer;
};
