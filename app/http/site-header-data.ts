/** Loads the data of the site header: the viewer, their unread notices and the page they are on. */
import { unreadCount } from "#app/domain/notifications/notices-page.ts";
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
  };
  return {
    viewer:
      suspended === null
        ? member
        : { handle: suspended.handle, name: suspended.name, role: "suspended" as const },
    notices: signedIn === null ? 0 : await unreadCount(signedIn.actor.id),
    path: url.pathname,
    query: url.pathname === "/gigs" ? (url.searchParams.get("q") ?? undefined) : undefined,
  };
}
