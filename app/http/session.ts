/** Finds out who sent the request before a page runs, and keeps the browser's cookie in step with the stored session. */
import { env } from "#app/env.server.ts";
import { endSession, findSession } from "#app/domain/security/sessions.ts";
import { findSuspendedSession } from "#app/domain/security/suspended-session.ts";
import { answerHeaders } from "./answer-headers.ts";
import { readCookie, writeCookie } from "./cookies.ts";
import { clearFlash } from "./flash.ts";
import { readKnownBrowser } from "./known-browser.ts";
import { requestContext } from "./request-context.ts";
import { suspendedContext } from "./suspended.ts";
import { viewerContext } from "./viewer.ts";
import { unlockLinkOf } from "./unlock-link.ts";
import type { MiddlewareFunction, RouterContextProvider } from "react-router";
import type { Origin, SignedIn } from "#app/domain/security/sessions.ts";
import type { Place } from "#app/domain/kernel/actor.ts";
import type { SignedInSuspended } from "#app/domain/security/suspended-session.ts";

const COOKIE = "farthing";

type Context = Readonly<RouterContextProvider>;

/** Where a request comes from; used for the list of sessions, notices and limits. */
export function originOf(request: Request, context: Context): Origin {
  return {
    ...placeOf(request, context),
    browser: readKnownBrowser(request),
    wayIn: unlockLinkOf(request),
  };
}

function placeOf(request: Request, context: Context): Place {
  const { address } = context.get(requestContext);
  return { address, agent: request.headers.get("user-agent") ?? "" };
}

/** Gives the browser the token of a new session, and ends its old session: tokens are never reused. */
export async function keepSession(
  request: Request,
  context: Context,
  token: string,
): Promise<void> {
  const former = readCookie(request, COOKIE);
  if (former !== null) await endSession(former);
  sendToken(context, token);
}

/** Ends the browser's session and removes its cookie. */
export async function dropSession(request: Request, context: Context): Promise<void> {
  const token = readCookie(request, COOKIE);
  if (token !== null) await endSession(token);
  takeToken(context);
}

export function sendToken(context: Context, token: string): void {
  answerHeaders(context).append("set-cookie", givenToken(token));
}

function takeToken(context: Context): void {
  answerHeaders(context).append("set-cookie", takenToken());
}

const givenToken = (token: string) => writeCookie(COOKIE, token, env.sessionDays * 86_400);
const takenToken = () => writeCookie(COOKIE, "", 0);

/** The token the browser sent, valid or not; null without one. */
export function sessionToken(request: Request): string | null {
  return readCookie(request, COOKIE);
}

export interface ReadSession {
  signedIn: SignedIn | null;
  /** A suspended person counts as a visitor on every page but their own. */
  suspended: SignedInSuspended | null;
  /** The `Set-Cookie` line that updates the browser, when it differs from the store. */
  cookie: string | null;
}

/** Reads the session that the browser's token opens. */
export async function readSession(request: Request): Promise<ReadSession> {
  const token = sessionToken(request);
  if (token === null) return { signedIn: null, suspended: null, cookie: null };
  const session = await findSession(token);
  if (session === null) {
    const suspended = await findSuspendedSession(token);
    return { signedIn: null, suspended, cookie: suspended === null ? takenToken() : null };
  }
  const { signedIn, extended } = session;
  return { signedIn, suspended: null, cookie: extended ? givenToken(token) : null };
}

export const sessionMiddleware: MiddlewareFunction<Response> = async (
  { request, context },
  next,
) => {
  const { signedIn, suspended, cookie } = await readSession(request);
  const place = placeOf(request, context);
  context.set(viewerContext, signedIn && { ...signedIn, actor: { ...signedIn.actor, place } });
  context.set(suspendedContext, suspended);
  // Added before the page runs, so that a page which starts or ends a session overrides it.
  if (cookie !== null) answerHeaders(context).append("set-cookie", cookie);
  const answer = await next();
  const shown = clearFlash(request);
  // A picture, a file or an answer to a script shows no sentence.
  const isPage = answer.headers.get("content-type")?.startsWith("text/html") === true;
  const wasShown = isPage && (answer.status < 300 || answer.status >= 400);
  if (shown !== null && wasShown) answerHeaders(context).append("set-cookie", shown);
  return answer;
};
