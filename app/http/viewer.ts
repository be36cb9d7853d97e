/** Who is asking: set once per request by the session middleware, asked by every page that depends on it. */
import { createContext, data, redirect } from "react-router";
import { REFUSALS } from "#app/domain/kernel/refusal-codes.ts";
import type { RouterContextProvider } from "react-router";
import type { SignedIn } from "#app/domain/security/sessions.ts";

export type { SignedIn } from "#app/domain/security/sessions.ts";

type Context = Readonly<RouterContextProvider>;

export const viewerContext = createContext<SignedIn | null>(null);

/** The person signed in, or null for a visitor. */
export function viewer(context: Context): SignedIn | null {
  return context.get(viewerContext);
}

/** The person signed in. Visitors are sent to sign in and come back to `url`. */
export function requireMember(context: Context, url: URL): SignedIn {
  const signedIn = viewer(context);
  if (signedIn !== null) return signedIn;
  const next = `${url.pathname}${url.search}`;
  throw redirect(`/sign-in?${new URLSearchParams({ next }).toString()}`, 303);
}

/** The member of staff signed in. Visitors are sent to sign in; for members the page does not exist. */
export function requireStaff(context: Context, url: URL): SignedIn {
  const signedIn = requireMember(context, url);
  if (signedIn.actor.role === "staff") return signedIn;
  const { status, sentence } = REFUSALS.not_found;
  throw data({ code: "not_found", sentence }, { status });
}
