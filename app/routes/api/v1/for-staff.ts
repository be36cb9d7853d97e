/** The scope of every operation for staff. */

/** The scopes a token needs for them. */
export const STAFF = ["staff"] as const;
