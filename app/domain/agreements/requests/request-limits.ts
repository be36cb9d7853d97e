/** Limits of requests and proposals. Pure, so that pages may import it. */

export const MAX_REQUEST_TITLE = 120;
export const MAX_REQUEST_TEXT = 5000;
export const MAX_PROPOSAL_NOTE = 3000;
export const MAX_LINE_TITLE = 120;
export const MAX_LINE_SCOPE = 2000;
export const MAX_LINE_DAYS = 365;
export const MAX_LINE_REVISIONS = 20;

/** Days a request takes proposals: what the buyer may choose, and what the form proposes. */
export const LISTED_DAYS = { least: 1, most: 30, usual: 14 } as const;
export const MAX_WORK_DAYS = 365;

export const MAX_OPEN_REQUESTS = 50;
export const MAX_SUBSCRIPTIONS = 20;
export const MAX_SUBSCRIPTION_WORDS = 100;
