/** Finds out who is asking before any page runs, and keeps the browser's cookie in step with the store. */
import { env } from "#app/env.server.ts";
import { endSession, findSession } from "#app/domain/identity/sessions.ts";
import { answerHeaders } from "./answer-headers.ts";
import { readCookie, writeCookie } from "./cookies.ts";
import { clearFlash } from "./flash.ts";
import { requestContext } from "./request-context.ts";
import { viewerContext } from "./viewer.ts";
import type { MiddlewareFunction, RouterContextProvider } from "react-router";
import type { Origin } from "#app/domain/identity/sessions.ts";

const COOKIE = "farthing";

type Context = Readonly<RouterContextProvider>;

/** Where a request comes from, for the list of sessions and for limits. */
export function originOf(request: Request, context: Context): Origin {
  const { address } = context.get(requestContext);
  return { address, agent: request.headers.get("user-agent") ?? "" };
}

/** Gives the browser the token of a session that was just started, and ends the one it had: tokens are never reused. */
export async function keepSession(
  request: Request,
  context: Context,
  token: string,
): Promise<void> {
  const former = readCookie(request, COOKIE);
  if (former !== null) await endSession(former);
  sendToken(context, token);
}

/** Ends the browser's session and takes its token away. */
export async function dropSession(request: Request, context: Context): Promise<void> {
  const token = readCookie(request, COOKIE);
  if (token !== null) await endSession(token);
  takeToken(context);
}

function sendToken(context: Context, token: string): void {
  const seconds = env.sessionDays * 86_400;
  answerHeaders(context).append("set-cookie", writeCookie(COOKIE, token, seconds));
}

function takeToken(context: Context): void {
  answerHeaders(context).append("set-cookie", writeCookie(COOKIE, "", 0));
}

export const sessionMiddleware: MiddlewareFunction<Response> = async (
  { request, context },
  next,
) => {
  const token = readCookie(request, COOKIE);
  const session = token === null ? null : await findSession(token);
  context.set(viewerContext, session?.signedIn ?? null);
  // Before the page runs, so that a page which starts or ends a session has the last word.
  if (token !== null && session === null) takeToken(context);
  if (token !== null && session?.extended) sendToken(context, token);
  const answer = await next();
  const shown = clearFlash(request);
  const wasShown = answer.status < 300 || answer.status >= 400;
  if (shown !== null && wasShown) answerHeaders(context).append("set-cookie", shown);
  return answer;
};
