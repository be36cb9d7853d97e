/** How much a person can save, and how a saved search tells of new gigs. */

export const MAX_SAVED_GIGS = 500;
export const MAX_SAVED_SEARCHES = 20;
export const MAX_SEARCH_NAME = 80;

export const ALERTS = ["never", "daily", "at_once"] as const;
export type Alert = (typeof ALERTS)[number];

/** A removed search can be put back for so long. */
export const KEPT_REMOVED_HOURS = 24 * 7;
