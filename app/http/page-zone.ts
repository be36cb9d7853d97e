/** The time zone of a page: the reader's, but for pages that are the same for everybody. */
import { publicPage } from "./cached/public-pages.ts";
import type { SuspendedActor, UserActor } from "#app/domain/kernel/actor.ts";
import type { Zone } from "#app/domain/kernel/moment.ts";

/** Undefined for UTC. A cached page that members get as well has no zone, also where it is rendered for one of them. */
export function pageZone(reader: { actor: UserActor | SuspendedActor } | null, url: URL): Zone {
  if (publicPage(url)?.page.forMembers === true) return undefined;
  return reader?.actor.zone;
}
