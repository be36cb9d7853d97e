/** What people ask about a gig before they order, each with the freelancer's answer: its shape and its limits. Pure. */

export interface FaqEntry {
  question: string;
  answer: string;
}

export const FAQ_LIMITS = { most: 10, question: 200, answer: 1000 } as const;

/** The most orders of a gig that may be in work at a time, where there is a limit. */
export const QUEUE_MOST = 1000;
