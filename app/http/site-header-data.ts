/** Loads the data of the site header: the viewer, the counts of their navigation and the page they are on. */
import { navCounts, NO_COUNTS } from "#app/domain/home/nav-counts.ts";
import type { SignedInSuspended } from "#app/domain/security/suspended-session.ts";
import type { SignedIn } from "./viewer.ts";

export async function siteHeaderData(
  signedIn: SignedIn | null,
  url: URL,
  suspended: SignedInSuspended | null = null,
) {
  const member = signedIn && {
    handle: signedIn.handle,
    name: signedIn.name,
    role: signedIn.actor.role,
    picture: signedIn.picture,
    emailState: signedIn.emailState,
  };
  return {
    viewer:
      suspended === null
        ? member
        : {
            handle: suspended.handle,
            name: suspended.name,
            role: "suspended" as const,
            picture: null,
          },
    recovering: signedIn?.recovering === true,
    live: signedIn && { of: signedIn.actor.id, mark: signedIn.liveMark },
    counts: signedIn === null ? NO_COUNTS : await navCounts(signedIn.actor.id, openThread(url)),
    path: url.pathname,
    query: url.pathname === "/gigs" ? (url.searchParams.get("q") ?? undefined) : undefined,
  };
}

/** The conversation of the page; empty elsewhere. */
function openThread({ pathname }: URL): string {
  return /^\/messages\/(thd_[0-9a-z]{26})$/.exec(pathname)?.[1] ?? "";
}
