/** Who is signed in: set once per request by the session middleware, read by every page that depends on it. */
import { mightEver, wantsFactor } from "#app/domain/access/require-ability.ts";
import type { Ability, MayBe } from "#app/domain/access/abilities.ts";
import { createContext, data, redirect } from "react-router";
import { REFUSALS } from "#app/domain/kernel/refusal-codes.ts";
import { requestContext } from "./request-context.ts";
import type { RouterContextProvider } from "react-router";
import type { SignedIn } from "#app/domain/security/sessions.ts";

export type { SignedIn } from "#app/domain/security/sessions.ts";

type Context = Readonly<RouterContextProvider>;

export const viewerContext = createContext<SignedIn | null>(null);

/** The person signed in, or null for a visitor. */
export function viewer(context: Context): SignedIn | null {
  return context.get(viewerContext);
}

type Admitted<A extends Ability> = "visitor" extends MayBe<A> ? SignedIn | null : SignedIn;

/**
 * Called first by the loader and action of every page; returns the viewer. Visitors without the right are sent to
 * sign in and come back to `url`; staff without a second factor, whom nothing else stops, to its setup. For members without the
 * right, the page does not exist.
 */
export function admit<A extends Ability>(context: Context, url: URL, ability: A): Admitted<A> {
  const signedIn = viewer(context);
  if (mightEver(signedIn?.actor ?? null, ability)) return signedIn as Admitted<A>;
  if (signedIn === null) {
    const next = `${url.pathname}${url.search}`;
    throw redirect(`/sign-in?${new URLSearchParams({ next }).toString()}`, 303);
  }
  if (wantsFactor(signedIn.actor, ability)) throw redirect(setupPath(url), 303);
  // Browsers load this file too, so the line of the security log is written by the handler.
  context.get(requestContext).denied = { ability, by: signedIn.actor.id };
  const { status, sentence } = REFUSALS.not_found;
  throw data({ code: "not_found", sentence }, { status });
}

/** The page where a member of staff adds a second step; it leads back to the page they wanted. */
function setupPath({ pathname, search }: URL): string {
  const next = new URLSearchParams({ next: `${pathname}${search}` });
  return `/settings/security/authenticator?${next.toString()}`;
}
