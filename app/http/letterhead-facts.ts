/** What the top of every page says of whoever looks and where they are. */
import { unreadCount } from "#app/domain/notifications/notices-page.ts";
import type { SignedIn } from "./viewer.ts";

export async function letterheadFacts(signedIn: SignedIn | null, url: URL) {
  return {
    viewer: signedIn && {
      handle: signedIn.handle,
      name: signedIn.name,
      role: signedIn.actor.role,
    },
    notices: signedIn === null ? 0 : await unreadCount(signedIn.actor.id),
    path: url.pathname,
    query: url.pathname === "/gigs" ? (url.searchParams.get("q") ?? undefined) : undefined,
  };
}
