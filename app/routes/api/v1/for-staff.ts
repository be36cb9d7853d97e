/** The scope of every operation for staff. */

/** What a token must be good for. */
export const STAFF = ["staff"] as const;
