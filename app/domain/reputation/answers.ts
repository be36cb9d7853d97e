/** The median of answers to first messages, and the rules of which messages count. Pure: pages and programs compute it again. */

/** Public numbers of the formula. */
export const ANSWER_RULES = {
  /** How far back first messages count, and how many of them, the newest first. */
  days: 90,
  most: 100,
  /** A message that is not answered counts once it is this old: as later than every answer. */
  waitsHours: 72,
  /** Pages show a median from so many messages on. */
  enough: 5,
} as const;

export interface SellerAnswers {
  /** Median seconds from a first message to its answer; null where fewer than half were answered, and without any. */
  seconds: number | null;
  /** First messages that count, and those of them that were answered. */
  of: number;
  answered: number;
}

/** `times`: shortest first, null for no answer and last. Of an even number the median is the shorter of the two in the middle. */
export function answersOf(times: ReadonlyArray<number | null>): SellerAnswers {
  const of = times.length;
  return {
    seconds: times[Math.ceil(of / 2) - 1] ?? null,
    of,
    answered: times.filter((seconds) => seconds !== null).length,
  };
}
