/** Limits suspended people to one page: every other address redirects to it, and every other form is refused. */
import { createContext, data, redirect } from "react-router";
import { REFUSALS } from "#app/domain/kernel/refusal-codes.ts";
import { isSafe } from "./same-origin.ts";
import { viewer } from "./viewer.ts";
import type { MiddlewareFunction, RouterContextProvider } from "react-router";
import type { SignedInSuspended } from "#app/domain/security/suspended-session.ts";

type Context = Readonly<RouterContextProvider>;

export const suspendedContext = createContext<SignedInSuspended | null>(null);

export const SUSPENDED_PAGE = "/suspended";

/** Paths open to suspended people: their page, sign-out, and the pages of mailed links, which need no session. */
const OPEN = new Set([
  SUSPENDED_PAGE,
  "/sign-out",
  "/stop-withdrawal",
  "/verify-email",
  "/change-email",
  "/undo-email",
  "/recover",
  "/recover/finish",
  "/not-me",
  "/keep-account",
  "/unsubscribe",
]);

/** The suspended person signed in, or null. */
export function suspended(context: Context): SignedInSuspended | null {
  return context.get(suspendedContext);
}

/** Visitors are sent to sign in; people whose suspension was lifted are sent to the wallet, where their money is. */
export function requireSuspended(context: Context): SignedInSuspended {
  const person = suspended(context);
  if (person !== null) return person;
  if (viewer(context) !== null) throw redirect("/wallet", 303);
  throw redirect(`/sign-in?${new URLSearchParams({ next: SUSPENDED_PAGE }).toString()}`, 303);
}

/** Denies by default: a page added later is closed to suspended people until it is listed above. */
export const suspendedGate: MiddlewareFunction<Response> = async ({ request, context }, next) => {
  const path = new URL(request.url).pathname.replace(/\.data$/, "");
  if (suspended(context) === null || OPEN.has(path)) return next();
  if (isSafe(request.method)) throw redirect(SUSPENDED_PAGE, 303);
  const { status, sentence } = REFUSALS.account_suspended;
  throw data({ code: "account_suspended", sentence }, { status });
};
