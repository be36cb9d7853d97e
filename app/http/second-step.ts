/** The browser's cookie between the two steps of a sign-in. */
import { SECOND_STEP_MINUTES } from "#app/domain/security/second-step.ts";
import { answerHeaders } from "./answer-headers.ts";
import { readCookie, writeCookie } from "./cookies.ts";
import type { RouterContextProvider } from "react-router";

const COOKIE = "farthing-second";

type Context = Readonly<RouterContextProvider>;

export function keepSecondStep(context: Context, text: string): void {
  const line = writeCookie(COOKIE, text, SECOND_STEP_MINUTES * 60);
  answerHeaders(context).append("set-cookie", line);
}

/** Empty without the cookie: then the domain says that the sign-in begins anew. */
export function readSecondStep(request: Request): string {
  return readCookie(request, COOKIE) ?? "";
}

export function dropSecondStep(context: Context): void {
  answerHeaders(context).append("set-cookie", writeCookie(COOKIE, "", 0));
}
