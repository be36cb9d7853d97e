/** The time zone in which a page shows moments: the reader's, given by the page's frame; undefined for UTC. */
import { createContext, use } from "react";
import type { Zone } from "#app/domain/kernel/moment.ts";

/** Cached pages are rendered without it: they are the same for every reader. */
export const ShownZone = createContext<Zone>(undefined);

export function useZone(): Zone {
  return use(ShownZone);
}
