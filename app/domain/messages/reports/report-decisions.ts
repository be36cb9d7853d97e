/** What staff can decide on a reported message. Pure: pages import it too. */

/** `upheld`: the message breaks the rules, and its author is warned. `dismissed`: it breaks none, and its author is not told. */
export const REPORT_DECISIONS = ["upheld", "dismissed"] as const;

export type ReportDecision = (typeof REPORT_DECISIONS)[number];

/** The longest reason, in characters. */
export const MAX_DECISION_REASON = 500;
